package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.StoredDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The messages that the hub answers for, as they are written at the front door.
@Component
class AcceptedMessages {
    /// One statement, so one transaction and one round trip: message, documents, deliveries and receipt, or
    /// nothing.
    private static final String ACCEPT = """
            with accepted as (
              insert into message (message_id, sender, sender_name, subject, body, reference,
                                   digest, receipt_digest, accepted_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ), documents as (
              insert into document (message_id, number, name, media_type, size, digest, object_ref, wrapped_key)
              select ?, d.* from unnest(?::smallint[], ?::text[], ?::text[], ?::bigint[],
                                        ?::bytea[], ?::text[], ?::bytea[]) as d
            ), deliveries as (
              insert into delivery (message_id, recipient, state, since)
              select ?, recipient, 'waiting', ? from unnest(?::text[]) as recipient
            )
            """ + EvidenceArchive.KEEP;

    private static final String EARLIER = "select sender, digest, accepted_at from message where message_id = ?";

    private final JdbcTemplate db;
    private final EvidenceArchive evidence;

    AcceptedMessages(JdbcTemplate db, EvidenceArchive evidence) {
        this.db = db;
        this.evidence = evidence;
    }

    /// @throws org.springframework.dao.DuplicateKeyException when the id was accepted before
    void keep(Submission submission, List<StoredDocument> stored, Evidence receipt, Instant at) {
        List<@Nullable Object> values = new ArrayList<>();
        addMessage(values, submission, receipt, at);
        addDocuments(values, submission, stored);
        addDeliveries(values, submission, at);
        values.addAll(EvidenceArchive.row(receipt));
        db.update(ACCEPT, values.toArray());
    }

    /// What was answered to the same id before: the same receipt, or a conflict when the message was another.
    Optional<Outcome> earlier(UUID id, EAddress sender, Sha256 digest) {
        return db
                .query(
                        EARLIER,
                        (row, _) -> sender.value().equals(row.getString("sender"))
                                        && digest.equals(Sha256.of(row.getBytes("digest")))
                                ? repeated(id, row.getTimestamp("accepted_at").toInstant())
                                : new Outcome.Refused(new Rejection.MessageConflict()),
                        id)
                .stream()
                .findFirst();
    }

    private Outcome repeated(UUID id, Instant at) {
        return new Outcome.Accepted(evidence.receiptOf(id), at, true);
    }

    private static void addMessage(List<@Nullable Object> values, Submission submission, Evidence receipt, Instant at) {
        Message message = submission.message();
        values.add(submission.id());
        values.add(submission.caller().eAddress().value());
        values.add(submission.caller().name());
        values.add(message.subject());
        values.add(message.text().orElse(null));
        values.add(message.reference().orElse(null));
        values.add(submission.digest().bytes());
        values.add(Receipts.digestOf(receipt).bytes());
        values.add(Timestamp.from(at));
    }

    private static void addDocuments(
            List<@Nullable Object> values, Submission submission, List<StoredDocument> stored) {
        List<Document> documents = submission.message().documents();
        values.add(submission.id());
        values.add(IntStream.range(0, documents.size()).mapToObj(n -> (short) n).toArray(Short[]::new));
        values.add(documents.stream().map(Document::name).toArray(String[]::new));
        values.add(documents.stream().map(Document::mediaType).toArray(String[]::new));
        values.add(documents.stream().map(Document::size).toArray(Long[]::new));
        values.add(documents.stream().map(document -> document.digest().bytes()).toArray(byte[][]::new));
        values.add(stored.stream().map(document -> document.ref().value()).toArray(String[]::new));
        values.add(stored.stream().map(StoredDocument::wrappedKey).toArray(byte[][]::new));
    }

    private static void addDeliveries(List<@Nullable Object> values, Submission submission, Instant at) {
        values.add(submission.id());
        values.add(Timestamp.from(at));
        values.add(submission.message().to().stream().map(EAddress::value).toArray(String[]::new));
    }
}
