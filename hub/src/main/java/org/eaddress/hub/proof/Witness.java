package org.eaddress.hub.proof;

import java.io.IOException;
import java.util.Optional;
import org.eaddress.hub.evidence.Evidence;

/// What proves the time of a proof and of what is in it, from outside the hub.
interface Witness {
    /// The journal's evidence record of this piece (RFC 4998, DER); empty while the journal has not sealed it.
    Optional<byte[]> recordOf(Evidence piece);

    /// A time-stamp (RFC 3161, DER) over this SHA-256 digest; empty while no authority gives one.
    ///
    /// @throws IOException when it cannot be known
    Optional<byte[]> timeStamp(byte[] sha256) throws IOException;
}
