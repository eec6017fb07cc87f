package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.storage.Sha256;

/// A sender's word that it recorded the receipt of a message: the digest of what it recorded.
public record Registration(UUID messageId, Sha256 receipt) {

    /// What became of it.
    public sealed interface Outcome {
        UUID messageId();

        /// The message is legally sent since then; the same again for a repeat.
        record Sent(UUID messageId, Instant at) implements Outcome {}

        /// The message waits for its scan for malware.
        record Held(UUID messageId) implements Outcome {}

        /// The message was refused after it had been accepted; `evidence` states it.
        record Refused(UUID messageId, Inspection found, Evidence evidence) implements Outcome {}
        /// It was too late: the message lapsed then and will not be sent.
        record Lapsed(UUID messageId, Instant at) implements Outcome {}

        /// The sender cancelled it then, so it is not consigned.
        record Cancelled(UUID messageId, Instant at) implements Outcome {}

        /// The sender has no such message.
        record Unknown(UUID messageId) implements Outcome {}

        /// The digest is not that of the message's receipt.
        record Conflict(UUID messageId) implements Outcome {}
    }
}
