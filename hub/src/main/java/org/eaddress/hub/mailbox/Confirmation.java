package org.eaddress.hub.mailbox;

import java.util.List;
import java.util.UUID;
import org.eaddress.hub.delivery.RejectionReason;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.mailbox.MailboxEntry.Ending;

/// The word of a recipient's system that it has a message: the digests of the documents in their order, as the
/// system computed them, SHA-256 in hexadecimal.
public record Confirmation(UUID messageId, List<String> digests) {

    /// What became of it.
    public sealed interface Outcome {
        /// The system has it, or a person opened it before; the same again for a repeat.
        record HandedOver(Evidence evidence) implements Outcome {}

        /// The system had rejected it before.
        record Rejected(RejectionReason reason) implements Outcome {}

        /// The digests are not those of the documents, in their order. Nothing was done.
        record OtherDocuments() implements Outcome {}

        /// The will of its sender had ended it before it was taken.
        record Ended(Ending ending) implements Outcome {}

        /// It was erased; nothing more can be stated about it.
        record Erased() implements Outcome {}

        /// No such message lies in the mailbox.
        record Unknown() implements Outcome {}
    }
}
