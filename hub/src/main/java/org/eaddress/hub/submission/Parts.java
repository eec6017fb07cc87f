package org.eaddress.hub.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The documents of a submission as they come in, one after the other, each to be read before the next.
public interface Parts {
    /// No document comes: all were put before.
    Parts NONE = Optional::empty;

    /// One document's bytes; `name` is the digest that its sender declares.
    record Part(String name, InputStream content) {}

    /// The next one; empty at the end.
    ///
    /// @throws org.eaddress.hub.multipart.BrokenBodyException when the body cannot be read on, here or from a
    ///    part's content
    Optional<Part> next() throws IOException;
}
