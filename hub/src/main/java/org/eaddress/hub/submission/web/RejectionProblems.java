package org.eaddress.hub.submission.web;

import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.problem.Problem;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.submission.Outcome;
import org.eaddress.hub.submission.Rejection;

/// The one border where a rejection becomes a problem.
final class RejectionProblems {
    private RejectionProblems() {}

    static ProblemException problem(Outcome.Refused refused) {
        Problem problem = problem(refused.reason()).problem();
        return new ProblemException(
                refused.evidence().map(Evidence::jws).map(problem::with).orElse(problem));
    }

    static ProblemException problem(Rejection rejection) {
        return new ProblemException(rejection.type(), detail(rejection));
    }

    private static String detail(Rejection rejection) {
        return switch (rejection) {
            case Rejection.SenderNotYours() -> "`from` is not the e-address this caller acts for.";
            case Rejection.MessageIdOutOfRange(var age, var ahead) ->
                "The time in the id may be %d days old and %d minutes ahead."
                        .formatted(age.toDays(), ahead.toMinutes());
            case Rejection.MessageConflict() -> "Another message was accepted under this id.";
            case Rejection.NoRecipient() -> "`to` is empty.";
            case Rejection.TooManyRecipients(var count, var limit) ->
                "%d recipients; the limit is %d.".formatted(count, limit);
            case Rejection.DuplicateRecipient(var number) -> recipient(number, "stood before");
            case Rejection.UnknownRecipient(var number) -> recipient(number, "does not exist");
            case Rejection.ClosedRecipient(var number) -> recipient(number, "is closed");
            case Rejection.SandboxBorder(var number) -> recipient(number, "is on the other side of a sandbox's border");
            case Rejection.AskedFor(var why) -> "The sandbox was asked to refuse it: %s.".formatted(why.uri());
            case Rejection.NoDocument() -> "`documents` is empty.";
            case Rejection.TooManyDocuments(var count, var limit) ->
                "%d documents; the limit is %d.".formatted(count, limit);
            case Rejection.DocumentTooLarge(var number, var size, var limit) ->
                document(number, "has %d bytes; the limit is %d".formatted(size, limit));
            case Rejection.MessageTooLarge(var size, var limit) -> "%d bytes; the limit is %d.".formatted(size, limit);
            case Rejection.EmptyDocument(var number) -> document(number, "is empty");
            case Rejection.DuplicateDocumentName(var number) -> document(number, "has the name of one before");
            case Rejection.MalformedDocumentName(var number) ->
                document(number, "has a name that is not a plain file name");
            case Rejection.MediaTypeNotAccepted(var number) ->
                document(number, "has a media type that is not accepted");
            case Rejection.MediaTypeMismatch(var number, var content) ->
                document(number, "is %s by its content, not what it was declared as".formatted(content));
            case Rejection.ArchiveNotAccepted(var number) -> document(number, "is an archive");
            case Rejection.EncryptedDocument(var number) -> document(number, "cannot be read without a password");
            case Rejection.ExpandsTooMuch(var number) ->
                document(number, "holds more files, or expands to more, than the limit");
            case Rejection.MalwareFound(var number) -> document(number, "has malware in it");
            case Rejection.NotScannable(var number) -> document(number, "is too deep or too large to be scanned");
            case Rejection.SizeMismatch(var document, var declared) ->
                "%s was declared with %d bytes.".formatted(document.hex(), declared);
            case Rejection.DigestMismatch(var document) ->
                "What came as %s has another digest.".formatted(document.hex());
            case Rejection.MissingDocument(var number) -> document(number, "did not come");
            case Rejection.UnlistedDocument() -> "A part is not named by a listed digest, or came twice.";
            case Rejection.ExpiresTooSoon() -> "`expiresAt` is over, or not after `consignNotBefore`.";
            case Rejection.TooFarAhead(var limit) ->
                "`consignNotBefore` and `expiresAt` may be %d days ahead.".formatted(limit.toDays());
            case Rejection.TooManyUnregistered(var limit) -> "%d wait, which is the limit.".formatted(limit);
            case Rejection.TooManyWaiting(var limit) -> "More than %d wait, which is the limit.".formatted(limit);
            case Rejection.TooManyBatches(var limit) -> "%d run or are held, which is the limit.".formatted(limit);
        };
    }

    private static String recipient(int number, String what) {
        return "Recipient %d (counted from 0) %s.".formatted(number, what);
    }

    private static String document(int number, String what) {
        return "Document %d (counted from 0) %s.".formatted(number, what);
    }
}
