package org.eaddress.storage;

/// What a document was announced to be.
///
/// @param size length in bytes
/// @param sha256 digest of all its bytes
public record Expected(long size, Sha256 sha256) {

    /// @throws IllegalArgumentException if the size is negative
    public Expected {
        if (size < 0) {
            throw new IllegalArgumentException("A document cannot have %d bytes.".formatted(size));
        }
    }
}
