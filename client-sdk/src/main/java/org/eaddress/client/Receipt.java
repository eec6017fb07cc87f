package org.eaddress.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.eaddress.client.proof.Digests;
import org.eaddress.client.proof.Evidence;

/// The hub's sealed answer to a submission, stored in the local ledger and registered.
///
/// @param jws the sealed form, a compact JWS
/// @param sentAt the legal sending time
public record Receipt(UUID message, String jws, Evidence evidence, Instant sentAt) {
    /// When the hub took responsibility.
    public Instant acceptedAt() {
        return evidence.at();
    }

    /// The digest under which it is registered.
    public String sha256() {
        return Digests.sha256(jws.getBytes(StandardCharsets.US_ASCII));
    }

    /// Writes the sealed form to a file, whole and durably or not at all.
    public void saveTo(Path file) {
        try {
            Disk.write(file, jws.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new LedgerUnusable("The receipt cannot be written to " + file, e);
        }
    }
}
