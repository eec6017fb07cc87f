package org.eaddress.hub.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.storage.StoredDocument;
import org.jspecify.annotations.Nullable;

/// Acceptances as the columns of one statement.
final class AcceptanceRows {
    /// One statement, so one transaction and one round trip: message, documents, deliveries, receipt and its
    /// place in the journal's queue, or nothing when the id is there already. It gives the ids of those that
    /// were written. Of one whose id is older than [UnsentPolicy#LATE] it is noted that it is not sent.
    static final String INSERT = """
            with accepted as (
              insert into message (message_id, sender, sender_name, subject, body, reference,
                                   digest, receipt_digest, accepted_at, inspection)
              select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                   ?::bytea[], ?::bytea[], ?::timestamptz[], ?::text[])
              on conflict do nothing
              returning message_id, sender, accepted_at, inspection
            ), late as (
              insert into unsent (message_id, sender, accepted_at)
              select message_id, sender, accepted_at from accepted
              where message_id < uuid_floor(accepted_at - interval '5 minutes')
                and inspection is distinct from 'waiting'
            ), documents as (
              insert into document (message_id, number, name, media_type, size, digest, object_ref, wrapped_key)
              select d.* from unnest(?::uuid[], ?::smallint[], ?::text[], ?::text[], ?::bigint[],
                                     ?::bytea[], ?::text[], ?::bytea[]) as d(message_id)
                join accepted using (message_id)
            ), deliveries as (
              insert into delivery (message_id, recipient, state, since)
              select message_id, recipient, 'waiting', accepted_at
              from unnest(?::uuid[], ?::text[]) as r(message_id, recipient) join accepted using (message_id)
            ), held as (
              insert into inspection_queue (message_id, since, next_at)
              select message_id, accepted_at, accepted_at from accepted where inspection = 'waiting'
            ), piece as (
              select given.* from\s""" + EvidenceArchive.PIECES + " join accepted using (message_id)\n"
            + "), receipts as (" + EvidenceArchive.KEEP + "\n"
            + "), queued as (" + EvidenceArchive.QUEUE + "\n"
            + ") select message_id from accepted";

    private final List<Object> columns = new ArrayList<>();

    private AcceptanceRows() {}

    /// The values of [#INSERT].
    static Object[] of(List<Acceptance> acceptances) {
        AcceptanceRows rows = new AcceptanceRows();
        rows.messages(acceptances);
        rows.documents(acceptances.stream().flatMap(AcceptanceRows::documents).toList());
        rows.deliveries(acceptances.stream().flatMap(AcceptanceRows::deliveries).toList());
        rows.columns.addAll(EvidenceArchive.columns(
                acceptances.stream().map(Acceptance::receipt).toList()));
        return rows.columns.toArray();
    }

    private void messages(List<Acceptance> all) {
        add(all, UUID[]::new, Acceptance::id);
        add(all, String[]::new, one -> one.caller().eAddress().value());
        add(all, String[]::new, one -> one.caller().name());
        add(all, String[]::new, one -> one.message().subject());
        add(all, String[]::new, one -> one.message().text().orElse(null));
        add(all, String[]::new, one -> one.message().reference().orElse(null));
        add(all, byte[][]::new, one -> one.submission().digest().bytes());
        add(all, byte[][]::new, one -> one.receipt().digest().bytes());
        add(all, String[]::new, one -> one.at().toString());
        add(all, String[]::new, one -> one.inspection().stored());
    }

    private record DocumentRow(UUID message, short number, Document document, StoredDocument stored) {}

    private static Stream<DocumentRow> documents(Acceptance one) {
        List<Document> documents = one.message().documents();
        return IntStream.range(0, documents.size())
                .mapToObj(number -> new DocumentRow(
                        one.id(),
                        (short) number,
                        documents.get(number),
                        one.stored().get(number)));
    }

    private void documents(List<DocumentRow> all) {
        add(all, UUID[]::new, DocumentRow::message);
        add(all, Short[]::new, DocumentRow::number);
        add(all, String[]::new, row -> row.document().name());
        add(all, String[]::new, row -> row.document().mediaType());
        add(all, Long[]::new, row -> row.document().size());
        add(all, byte[][]::new, row -> row.document().digest().bytes());
        add(all, String[]::new, row -> row.stored().ref().value());
        add(all, byte[][]::new, row -> row.stored().wrappedKey());
    }

    private record DeliveryRow(UUID message, EAddress recipient) {}

    private static Stream<DeliveryRow> deliveries(Acceptance one) {
        return one.message().to().stream().map(recipient -> new DeliveryRow(one.id(), recipient));
    }

    private void deliveries(List<DeliveryRow> all) {
        add(all, UUID[]::new, DeliveryRow::message);
        add(all, String[]::new, row -> row.recipient().value());
    }

    private <R, T> void add(List<R> rows, IntFunction<@Nullable T[]> array, Function<R, @Nullable T> value) {
        columns.add(rows.stream().map(value).toArray(array));
    }
}
