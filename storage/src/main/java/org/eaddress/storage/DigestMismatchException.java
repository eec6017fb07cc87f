package org.eaddress.storage;

import java.io.IOException;

/// The content is not the announced one; nothing of it was stored.
public final class DigestMismatchException extends IOException {

    private final transient Sha256 expected;
    private final transient Sha256 actual;

    public DigestMismatchException(Sha256 expected, Sha256 actual) {
        super("SHA-256 %s was announced, but the content has %s.".formatted(expected, actual));
        this.expected = expected;
        this.actual = actual;
    }

    /// The announced digest.
    public Sha256 expected() {
        return expected;
    }

    /// The digest of what came.
    public Sha256 actual() {
        return actual;
    }
}
