package org.eaddress.hub.writing.web;

import java.util.List;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.submission.Rejection;

/// Says in plain words why a message would not be taken. A new reason does not compile until people are told of it.
final class RefusalWords {
    private RefusalWords() {}

    /// @param documents those of the message, in their order
    static String say(Rejection rejection, List<Document> documents, Words words) {
        String name = rejection.documentNumber().stream()
                .filter(number -> number < documents.size())
                .mapToObj(number -> PlainText.line(documents.get(number).name()))
                .findFirst()
                .orElse("");
        return say(rejection, name, words);
    }

    /// @param name the document that is the reason, if one is
    static String say(Rejection rejection, String name, Words words) {
        return switch (rejection) {
            case Rejection.UnknownRecipient _, Rejection.ClosedRecipient _, Rejection.SandboxBorder _ ->
                words.say("refusal.recipient");
            case Rejection.NoDocument _ -> words.say("refusal.nothing");
            case Rejection.TooManyDocuments many -> words.say("refusal.too-many", words.count("files", many.limit()));
            case Rejection.DocumentTooLarge large -> words.say("refusal.too-large", name, words.size(large.limit()));
            case Rejection.MessageTooLarge large -> words.say("refusal.all-too-large", words.size(large.limit()));
            case Rejection.EmptyDocument _ -> words.say("refusal.empty", name);
            case Rejection.DuplicateDocumentName _ -> words.say("refusal.same-name", name);
            case Rejection.MalformedDocumentName _ -> words.say("refusal.name", name);
            case Rejection.MediaTypeNotAccepted _ -> words.say("refusal.kind", name);
            case Rejection.MediaTypeMismatch _ -> words.say("refusal.other-kind", name);
            case Rejection.ArchiveNotAccepted _ -> words.say("refusal.archive", name);
            case Rejection.EncryptedDocument _ -> words.say("refusal.encrypted", name);
            case Rejection.ExpandsTooMuch _ -> words.say("refusal.expands", name);
            case Rejection.MalwareFound _ -> words.say("refusal.malware", name);
            case Rejection.NotScannable _ -> words.say("refusal.not-scannable", name);
            case Rejection.MissingDocument _ -> words.say("refusal.missing", name);
            case Rejection.TooManyUnregistered _, Rejection.TooManyWaiting _ -> words.say("refusal.too-much");
            case Rejection.AskedFor _,
                    Rejection.SenderNotYours _,
                    Rejection.MessageIdOutOfRange _,
                    Rejection.MessageConflict _,
                    Rejection.NoRecipient _,
                    Rejection.TooManyRecipients _,
                    Rejection.DuplicateRecipient _,
                    Rejection.SizeMismatch _,
                    Rejection.DigestMismatch _,
                    Rejection.UnlistedDocument _,
                    Rejection.ExpiresTooSoon _,
                    Rejection.TooFarAhead _,
                    Rejection.TooManyBatches _ -> words.say("refusal.our-mistake");
        };
    }
}
