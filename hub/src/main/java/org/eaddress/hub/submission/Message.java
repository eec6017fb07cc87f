package org.eaddress.hub.submission;

import java.util.List;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.storage.Sha256;

/// What a sender submits, before it is admitted.
public record Message(
        EAddress from,
        List<EAddress> to,
        String subject,
        Optional<String> text,
        Optional<String> reference,
        List<Document> documents,
        Schedule schedule) {

    /// One without a schedule.
    public Message(
            EAddress from,
            List<EAddress> to,
            String subject,
            Optional<String> text,
            Optional<String> reference,
            List<Document> documents) {
        this(from, to, subject, text, reference, documents, Schedule.NONE);
    }

    /// The digest that every piece of evidence about it carries.
    public Sha256 digest() {
        return Sha256.digestOf(CanonicalForm.of(this));
    }
}
