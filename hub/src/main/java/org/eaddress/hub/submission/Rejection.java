package org.eaddress.hub.submission;

import static org.eaddress.hub.problem.ProblemType.*;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.storage.Sha256;

/// Why a submission was not taken in. Places (`number`) count from 0, sizes are in bytes.
public sealed interface Rejection {
    record SenderNotYours() implements Rejection {}

    record MessageIdOutOfRange(Duration age, Duration ahead) implements Rejection {}

    record MessageConflict() implements Rejection {}

    record NoRecipient() implements Rejection {}

    record TooManyRecipients(int count, int limit) implements Rejection {}

    record DuplicateRecipient(int number) implements Rejection {}

    record UnknownRecipient(int number) implements Rejection {}

    record ClosedRecipient(int number) implements Rejection {}

    record SandboxBorder(int number) implements Rejection {}

    record AskedFor(EventReason why) implements Rejection {}

    record NoDocument() implements Rejection {}

    record TooManyDocuments(int count, int limit) implements Rejection {}

    record DocumentTooLarge(int number, long size, long limit) implements Rejection {}

    record MessageTooLarge(long size, long limit) implements Rejection {}

    record EmptyDocument(int number) implements Rejection {}

    record DuplicateDocumentName(int number) implements Rejection {}

    record MalformedDocumentName(int number) implements Rejection {}

    record MediaTypeNotAccepted(int number) implements Rejection {}

    record MediaTypeMismatch(int number, String content) implements Rejection {}

    record ArchiveNotAccepted(int number) implements Rejection {}

    record EncryptedDocument(int number) implements Rejection {}

    record ExpandsTooMuch(int number) implements Rejection {}

    record MalwareFound(int number) implements Rejection {}

    record NotScannable(int number) implements Rejection {}

    record SizeMismatch(Sha256 document, long declared) implements Rejection {}

    record DigestMismatch(Sha256 document) implements Rejection {}

    record MissingDocument(int number) implements Rejection {}

    record UnlistedDocument() implements Rejection {}

    record ExpiresTooSoon() implements Rejection {}

    record TooFarAhead(Duration limit) implements Rejection {}

    record TooManyUnregistered(int limit) implements Rejection {}

    record TooManyWaiting(int limit) implements Rejection {}

    record TooManyBatches(int limit) implements Rejection {}

    /// Whether it says of a recipient that it cannot be reached.
    default boolean isOfReach() {
        return this instanceof UnknownRecipient || this instanceof ClosedRecipient;
    }

    /// The type of the problem that is answered.
    default ProblemType type() {
        return switch (this) {
            case SenderNotYours _ -> SENDER_NOT_YOURS;
            case MessageIdOutOfRange _ -> MESSAGE_ID_OUT_OF_RANGE;
            case MessageConflict _ -> MESSAGE_CONFLICT;
            case NoRecipient _ -> NO_RECIPIENT;
            case TooManyRecipients _ -> TOO_MANY_RECIPIENTS;
            case DuplicateRecipient _ -> DUPLICATE_RECIPIENT;
            case UnknownRecipient _ -> UNKNOWN_RECIPIENT;
            case ClosedRecipient _ -> CLOSED_RECIPIENT;
            case SandboxBorder _ -> SANDBOX_BORDER;
            case AskedFor _ -> SANDBOX_REFUSAL;
            case NoDocument _ -> NO_DOCUMENT;
            case TooManyDocuments _ -> TOO_MANY_DOCUMENTS;
            case DocumentTooLarge _ -> DOCUMENT_TOO_LARGE;
            case MessageTooLarge _ -> MESSAGE_TOO_LARGE;
            case EmptyDocument _ -> EMPTY_DOCUMENT;
            case DuplicateDocumentName _ -> DUPLICATE_DOCUMENT_NAME;
            case MalformedDocumentName _ -> MALFORMED_DOCUMENT_NAME;
            case MediaTypeNotAccepted _ -> MEDIA_TYPE_NOT_ACCEPTED;
            case MediaTypeMismatch _ -> MEDIA_TYPE_MISMATCH;
            case ArchiveNotAccepted _ -> ARCHIVE_NOT_ACCEPTED;
            case EncryptedDocument _ -> ENCRYPTED_DOCUMENT;
            case ExpandsTooMuch _ -> DOCUMENT_EXPANDS_TOO_MUCH;
            case MalwareFound _ -> MALWARE_FOUND;
            case NotScannable _ -> DOCUMENT_NOT_SCANNABLE;
            case SizeMismatch _ -> SIZE_MISMATCH;
            case DigestMismatch _ -> DIGEST_MISMATCH;
            case MissingDocument _ -> MISSING_DOCUMENT;
            case UnlistedDocument _ -> UNLISTED_DOCUMENT;
            case ExpiresTooSoon _, TooFarAhead _ -> BAD_SCHEDULE;
            case TooManyUnregistered _ -> TOO_MANY_UNREGISTERED;
            case TooManyWaiting _ -> TOO_MANY_WAITING;
            case TooManyBatches _ -> TOO_MANY_BATCHES;
        };
    }

    /// The nearest reason that ETSI has; empty when nothing is attested, because the caller is not the sender, the
    /// id tells no time to keep it by, what was accepted under the id is another's matter, or it only has to wait.
    default Optional<EventReason> reason() {
        return switch (this) {
            case SenderNotYours _, MessageIdOutOfRange _, MessageConflict _ -> Optional.empty();
            case TooManyUnregistered _, TooManyWaiting _, TooManyBatches _ -> Optional.empty();
            case AskedFor(var why) -> Optional.of(why);
            case UnknownRecipient _, ClosedRecipient _ -> Optional.of(EventReason.UNKNOWN_RECIPIENT);
            case SandboxBorder _,
                    TooManyRecipients _,
                    TooManyDocuments _,
                    DocumentTooLarge _,
                    MessageTooLarge _,
                    MalformedDocumentName _,
                    MediaTypeNotAccepted _,
                    ArchiveNotAccepted _,
                    EncryptedDocument _,
                    ExpandsTooMuch _,
                    ExpiresTooSoon _,
                    TooFarAhead _,
                    NotScannable _ -> Optional.of(EventReason.POLICY_VIOLATION);
            case MalwareFound _ -> Optional.of(EventReason.MESSAGE_REJECTED_FOR_MALWARE);
            case NoRecipient _,
                    DuplicateRecipient _,
                    NoDocument _,
                    EmptyDocument _,
                    DuplicateDocumentName _,
                    MediaTypeMismatch _,
                    SizeMismatch _,
                    DigestMismatch _,
                    MissingDocument _,
                    UnlistedDocument _ -> Optional.of(EventReason.MESSAGE_REJECTED);
        };
    }

    /// The place in `to` of the recipient that is the reason.
    default OptionalInt recipient() {
        return switch (this) {
            case UnknownRecipient(var number) -> OptionalInt.of(number);
            case ClosedRecipient(var number) -> OptionalInt.of(number);
            case SandboxBorder(var number) -> OptionalInt.of(number);
            case DuplicateRecipient(var number) -> OptionalInt.of(number);
            default -> OptionalInt.empty();
        };
    }

    /// The place in `documents` of the document that is the reason.
    default OptionalInt documentNumber() {
        return switch (this) {
            case DocumentTooLarge large -> OptionalInt.of(large.number());
            case EmptyDocument(var number) -> OptionalInt.of(number);
            case DuplicateDocumentName(var number) -> OptionalInt.of(number);
            case MalformedDocumentName(var number) -> OptionalInt.of(number);
            case MediaTypeNotAccepted(var number) -> OptionalInt.of(number);
            case MediaTypeMismatch mismatch -> OptionalInt.of(mismatch.number());
            case ArchiveNotAccepted(var number) -> OptionalInt.of(number);
            case EncryptedDocument(var number) -> OptionalInt.of(number);
            case ExpandsTooMuch(var number) -> OptionalInt.of(number);
            case MalwareFound(var number) -> OptionalInt.of(number);
            case NotScannable(var number) -> OptionalInt.of(number);
            case MissingDocument(var number) -> OptionalInt.of(number);
            default -> OptionalInt.empty();
        };
    }
}
