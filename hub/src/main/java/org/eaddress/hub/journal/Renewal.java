package org.eaddress.hub.journal;

import java.time.Instant;
import org.eaddress.hub.journal.Standings.Range;

/// One time-stamp (RFC 3161, DER) over the nodes of all seals from the first to the last. For a seal whose newest
/// time-stamp is under the same hash algorithm it is a time-stamp renewal (RFC 4998, 5.2), for others a hash-tree
/// renewal.
public record Renewal(
        long number,
        HashAlgorithm algorithm,
        long firstSeal,
        long lastSeal,
        Instant renewedAt,
        byte[] root,
        byte[] token,
        String authority) {

    Imprint imprint() {
        return new Imprint(algorithm, root);
    }

    Range range() {
        return new Range(firstSeal, lastSeal);
    }
}
