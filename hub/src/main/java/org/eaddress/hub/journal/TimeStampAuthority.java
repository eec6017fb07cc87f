package org.eaddress.hub.journal;

import java.io.IOException;

/// A service that says when a digest existed (RFC 3161). What it answers is not believed before
/// [TimeStampCheck] has looked at it.
interface TimeStampAuthority {
    /// Its name, for people.
    String name();

    /// A token over this, in DER.
    ///
    /// @throws IOException when it does not answer, or answers something else
    byte[] stamp(Imprint imprint) throws IOException;
}
