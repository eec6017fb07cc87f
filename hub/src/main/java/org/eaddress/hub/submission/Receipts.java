package org.eaddress.hub.submission;

import java.nio.charset.StandardCharsets;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.storage.Sha256;

/// What is said about receipts in one word: the digest that the sender registers.
final class Receipts {
    private Receipts() {}

    /// Over the ASCII bytes of the compact JWS.
    static Sha256 digestOf(Evidence receipt) {
        return Sha256.digestOf(receipt.jws().getBytes(StandardCharsets.US_ASCII));
    }
}
