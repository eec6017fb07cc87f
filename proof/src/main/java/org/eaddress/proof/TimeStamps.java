package org.eaddress.proof;

import java.io.IOException;

/// A time-stamping authority.
@FunctionalInterface
public interface TimeStamps {
    /// An RFC 3161 token (DER) over this SHA-256 digest.
    ///
    /// @throws IOException when the authority does not answer
    byte[] token(byte[] sha256) throws IOException;
}
