package org.eaddress.storage;

import java.io.IOException;

/// The content is longer or shorter than announced; nothing of it was stored.
public final class SizeMismatchException extends IOException {

    private final long expected;
    private final long actual;

    public SizeMismatchException(long expected, long actual) {
        super("%d bytes were announced, but %s came."
                .formatted(expected, actual > expected ? "more" : Long.toString(actual)));
        this.expected = expected;
        this.actual = actual;
    }

    /// The announced length in bytes.
    public long expected() {
        return expected;
    }

    /// The bytes that came; when there were too many, those read until that was noticed.
    public long actual() {
        return actual;
    }
}
