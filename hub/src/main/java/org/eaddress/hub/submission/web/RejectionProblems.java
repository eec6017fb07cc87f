package org.eaddress.hub.submission.web;

import static org.eaddress.hub.problem.ProblemType.*;

import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Rejection;

/// The one border where a rejection becomes a problem.
final class RejectionProblems {
    private RejectionProblems() {}

    static ProblemException problem(Rejection rejection) {
        return switch (rejection) {
            case Rejection.SenderNotYours() ->
                problem(SENDER_NOT_YOURS, "`from` is not the e-address this caller acts for.");
            case Rejection.MessageIdOutOfRange(var age, var ahead) ->
                problem(
                        MESSAGE_ID_OUT_OF_RANGE,
                        "The time in the id may be %d days old and %d minutes ahead."
                                .formatted(age.toDays(), ahead.toMinutes()));
            case Rejection.MessageConflict() ->
                problem(MESSAGE_CONFLICT, "Another message was accepted under this id.");
            case Rejection.NoRecipient() -> problem(NO_RECIPIENT, "`to` is empty.");
            case Rejection.TooManyRecipients(var count, var limit) ->
                problem(TOO_MANY_RECIPIENTS, "%d recipients; the limit is %d.".formatted(count, limit));
            case Rejection.DuplicateRecipient(var number) -> recipient(DUPLICATE_RECIPIENT, number, "stood before");
            case Rejection.UnknownRecipient(var number) -> recipient(UNKNOWN_RECIPIENT, number, "does not exist");
            case Rejection.ClosedRecipient(var number) -> recipient(CLOSED_RECIPIENT, number, "is closed");
            case Rejection.NoDocument() -> problem(NO_DOCUMENT, "`documents` is empty.");
            case Rejection.TooManyDocuments(var count, var limit) ->
                problem(TOO_MANY_DOCUMENTS, "%d documents; the limit is %d.".formatted(count, limit));
            case Rejection.DocumentTooLarge(var number, var size, var limit) ->
                document(DOCUMENT_TOO_LARGE, number, "has %d bytes; the limit is %d".formatted(size, limit));
            case Rejection.MessageTooLarge(var size, var limit) ->
                problem(MESSAGE_TOO_LARGE, "%d bytes; the limit is %d.".formatted(size, limit));
            case Rejection.EmptyDocument(var number) -> document(EMPTY_DOCUMENT, number, "is empty");
            case Rejection.DuplicateDocumentName(var number) ->
                document(DUPLICATE_DOCUMENT_NAME, number, "has the name of one before");
            case Rejection.MalformedDocumentName(var number) ->
                document(MALFORMED_DOCUMENT_NAME, number, "has a name that is not a plain file name");
            case Rejection.MediaTypeNotAccepted(var number) ->
                document(MEDIA_TYPE_NOT_ACCEPTED, number, "has a media type that is not accepted");
            case Rejection.SizeMismatch(var document, var declared) ->
                problem(SIZE_MISMATCH, "%s was declared with %d bytes.".formatted(document.hex(), declared));
            case Rejection.DigestMismatch(var document) ->
                problem(DIGEST_MISMATCH, "What came as %s has another digest.".formatted(document.hex()));
            case Rejection.MissingDocument(var number) -> document(MISSING_DOCUMENT, number, "did not come");
            case Rejection.UnlistedDocument() ->
                problem(UNLISTED_DOCUMENT, "A part is not named by a listed digest, or came twice.");
        };
    }

    private static ProblemException recipient(ProblemType type, int number, String what) {
        return problem(type, "Recipient %d (counted from 0) %s.".formatted(number, what));
    }

    private static ProblemException document(ProblemType type, int number, String what) {
        return problem(type, "Document %d (counted from 0) %s.".formatted(number, what));
    }

    private static ProblemException problem(ProblemType type, String detail) {
        return new ProblemException(type, detail);
    }
}
