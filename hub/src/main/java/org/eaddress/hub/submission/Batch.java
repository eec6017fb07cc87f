package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// One content on its way to many recipients, and how far it has come.
///
/// @param lookedAt how many of the recipients had their turn, in their order
/// @param accepted how many messages were accepted for them; the others were refused
/// @param reason why it was stopped
public record Batch(
        UUID id,
        EAddress sender,
        State state,
        int recipients,
        int lookedAt,
        int accepted,
        Optional<String> reason,
        Instant createdAt,
        Optional<Instant> heldAt,
        Optional<String> approvedBy,
        Optional<Instant> approvedAt) {

    /// Where it stands.
    public enum State {
        RUNNING,
        /// It is unusually large and waits for its approval.
        HELD,
        /// No more of its messages are accepted.
        STOPPED,
        DONE
    }

    /// What became of one recipient's message.
    ///
    /// @param number its place among the recipients, from 0
    /// @param problem the code of the problem for which it was refused
    /// @param jws the receipt, or the sealed refusal if the hub attests to it
    public record Item(int number, EAddress recipient, UUID message, Optional<String> problem, Optional<String> jws) {}
}
