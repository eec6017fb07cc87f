package org.eaddress.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/// A store whose objects stop in the middle of being read.
record FailingReads(ObjectStore store, IOException trouble) implements ObjectStore {

    @Override
    public ObjectRef put(InputStream content) throws IOException {
        return store.put(content);
    }

    @Override
    public InputStream get(ObjectRef ref) throws IOException {
        var beginning = new ByteArrayInputStream(store.get(ref).readNBytes(100_000));
        return new SequenceInputStream(beginning, Contents.failingAfter(0, trouble));
    }

    @Override
    public void discard(ObjectRef ref) throws IOException {
        store.discard(ref);
    }

    @Override
    public void close() {}
}
