package org.eaddress.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.stream.Stream;

/// Keeps objects under random names: written once, durable when [#put] returns, never changed.
///
/// Safe for use by many threads, platform or virtual.
public interface ObjectStore extends AutoCloseable {

    /// Stores the content, read to its end, and returns its place once it is durable.
    ///
    /// The name is random; neither the content nor a person can be guessed from it. An exception that `content`
    /// throws comes out unchanged, and then nothing of this object can ever be read. The caller closes `content`.
    ///
    /// @throws IOException if the object could not be made durable; a repeat stores it anew, under another name
    ObjectRef put(InputStream content) throws IOException;

    /// Opens the object for reading; the caller closes the stream.
    ///
    /// @throws NoSuchObjectException if no object lies there
    /// @throws DamagedObjectException here or while reading, if the stored bytes are not the ones that were put
    InputStream get(ObjectRef ref) throws IOException;

    /// Removes an object that nothing refers to yet, as far as the store can; an unknown one is no error.
    ///
    /// Best effort: a store that forbids deletion, and a file shared by many objects, leave it where it is. The key
    /// of such an object was never recorded, so what stays is noise that nobody can read.
    void discard(ObjectRef ref) throws IOException;

    /// The objects written before this time that the store could remove alone; none where it could remove none. The
    /// caller closes the stream.
    default Stream<LooseObject> loose(Instant writtenBefore) throws IOException {
        return Stream.empty();
    }

    /// Removes an object that nothing refers to; one that is gone is no error.
    default void remove(LooseObject object) throws IOException {
        throw new IOException("This store removes nothing.");
    }

    @Override
    void close();
}
