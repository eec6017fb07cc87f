package org.eaddress.infra.bench;

import java.sql.SQLException;

/// Fills a database with mail as it lies there after a while: every table that a message leaves rows in, the same
/// as the hub writes them, but sealed by nobody. All of it came within the last hour, so that it lies in the same
/// partitions as what comes next.
///
/// What was there before is emptied in the same transaction, so the database server need not log what is filled in.
final class StoredMail {
    private static final int MESSAGES_IN_A_SEAL = 333;
    private static final String SKETCH = """
            create temp table mail (
              n bigint primary key, message_id uuid, at timestamptz, sender text, recipient text, is_taken boolean
            ) on commit drop;
            insert into mail
            select n, uuidv7(ago), now() + ago,
              case n %% 2 when 0 then '_DEFAULT@90000000122' else '_DEFAULT@9000' || lpad((n %% 100)::text, 7, '0') end,
              case n %% 20 when 0 then '_DEFAULT@40103000456' else '_PRIVATE@340000-' || lpad((n %% 10007)::text, 5, '0') end,
              n %% 20 = 0 or n %% 5 <> 4
            from (select n, (n - %1$d) * interval '1 hour' / %1$d as ago from generate_series(0, %1$d - 1) n) sketch;
            create temp table piece (n bigint, message_id uuid, evidence_id uuid, event text, at timestamptz, recipient text)
              on commit drop;
            insert into piece
            select n, message_id, uuidv7(at - now()), event, at,
              case event when 'SubmissionAcceptance' then null else recipient end
            from mail cross join unnest(array['SubmissionAcceptance', 'ContentConsignment', 'ContentHandover']) as event
            where is_taken or event <> 'ContentHandover';
            create index on piece (n);
            analyze mail, piece;
            """;
    private static final String EMPTY = """
            select from unsent_progress, lint_progress for update; -- as whoever goes on there does, before the tables
            truncate message, document, delivery, evidence, journal_entry, mailbox_entry, notice, clock_hold;
            """;
    private static final String FILL = """
            insert into account (e_address, name, kind, status)
            select distinct recipient, 'Vārds Uzvārds', 'person', 'active' from mail on conflict do nothing;
            insert into message (message_id, sender, sender_name, subject, digest, receipt_digest, accepted_at, sent_at)
            select message_id, sender, 'Liepkalnes novada pašvaldība', 'Decision', sha256(uuid_send(message_id)),
              sha256(uuid_send(message_id)), at, at from mail;
            insert into document (message_id, number, name, media_type, size, digest, object_ref, wrapped_key)
            select message_id, 0, 'decision.pdf', 'application/pdf', 40960, sha256(uuid_send(message_id)),
              'segment-0123456789abcdef:' || n * 41000 || ':41000', decode(repeat('5a', 80), 'hex') from mail;
            insert into delivery (message_id, recipient, state, since)
            select message_id, recipient, case when is_taken then 'handed-over' else 'consigned' end, at from mail;
            insert into mailbox_entry (e_address, entry_id, message_id, sender, sender_name, subject, document_count,
              sent_at, consigned_at, handed_over_at, system_first)
            select recipient, uuidv7(at - now()), message_id, sender, 'Liepkalnes novada pašvaldība', 'Decision', 1,
              at, at, case when is_taken then at end, n %% 20 = 0 from mail;
            insert into notice (notice_id, message_id, recipient, consigned_at, channel_id, kind, reminder, due_at,
              attempts, state, settled_at)
            select uuidv7(at - now()), message_id, recipient, at, uuidv7(), 'email', 0, at, 1, 'given', at
            from mail where n %% 4 = 1;
            insert into evidence (message_id, evidence_id, event, event_at, recipient, payload, seal_header_id,
              sealed_at, signature)
            select message_id, evidence_id, event, at, recipient, repeat('x', 1100),
              (select min(seal_header_id) from seal_header), at, decode(repeat('a5', 64), 'hex') from piece;
            insert into journal_seal (seal_number, previous_digest, digest, root, header, sealed_at, entry_count,
              entry_digests, evidence_ids, message_ids, token, authority)
            select last + 1 + part, digest, digest, digest, repeat('h', 600), now(), cardinality(evidence_ids),
              digests, evidence_ids, message_ids, decode(repeat('7e', 2000), 'hex'), 'demo'
            from (select coalesce(max(seal_number), 0) as last, sha256('') as digest from journal_seal) seals
              cross join generate_series(0, (%1$d - 1) / %2$d) part
              cross join lateral (
                select array_agg(evidence_id order by n, event) as evidence_ids, array_agg(message_id order by n, event) as message_ids,
                  array_agg(sha256(uuid_send(evidence_id)) order by n, event) as digests
                from piece where n >= part * %2$d and n < (part + 1) * %2$d) pieces;
            insert into journal_entry (message_id, evidence_id, seal_number, position)
            select entry.message_id, entry.evidence_id, seal_number, place - 1
            from journal_seal cross join unnest(message_ids, evidence_ids)
              with ordinality as entry(message_id, evidence_id, place)
            where authority = 'demo';
            update lint_progress set seal_number = (select max(seal_number) from journal_seal);
            update unsent_progress set after_message = (select message_id from mail order by n desc limit 1);
            """;

    /// Cleaning up after the filling would go on while others are measured.
    private static final String SETTLE = """
            do $$
            declare
              part regclass;
            begin
              for part in
                select inhrelid::regclass from pg_inherits join partitioned on inhparent = table_name::regclass
                union all select 'mailbox_entry'::regclass union all select 'journal_seal'::regclass
              loop
                execute format('alter table %s set (autovacuum_enabled = off)', part);
              end loop;
            end
            $$;
            """;

    private StoredMail() {}

    /// Empties the mail of this hub, which must have nothing to do, and fills in so many messages.
    static void fill(HubDatabase database, long messages) throws SQLException {
        database.run((SKETCH + EMPTY + FILL).formatted(messages, MESSAGES_IN_A_SEAL) + SETTLE);
        database.run("analyze");
    }
}
