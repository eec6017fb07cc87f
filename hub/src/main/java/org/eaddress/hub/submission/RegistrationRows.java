package org.eaddress.hub.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The statement that registers receipts: one or a thousand, of one sender or of many.
@Component
class RegistrationRows {
    /// One statement, so one transaction: the sending time and the outbox row, or nothing. The messages are locked
    /// in the order of their ids first, so that two statements with the same messages never wait for each other.
    /// Its last part sees the messages as they were before it. A repeat finds sent_at set and changes nothing; a
    /// message that lapsed stays so, and one whose time is over is not sent. One whose sender has wishes of the
    /// time waits apart.
    private static final String REGISTER = """
            with asked as (
              select a.n, m.message_id, a.receipt_digest
              from unnest(?::uuid[], ?::bytea[], ?::text[]) with ordinality as a(message_id, receipt_digest, sender, n)
                join message m on m.message_id = a.message_id and m.sender = a.sender
              where m.message_id = any(?::uuid[])
              order by m.message_id for update of m
            ), sent as (
              update message m set sent_at = ? from asked
              where m.message_id = asked.message_id and m.receipt_digest = asked.receipt_digest
                and m.message_id = any(?::uuid[]) and m.sent_at is null
                and m.subject <> '' -- it was not erased
                and (m.inspection is null or m.inspection = 'clean')
                and m.lapsed_at is null
                and (m.expires_at is null or m.expires_at > ?)
              returning m.message_id, m.sender, m.sent_at, m.priority, m.not_before,
                num_nonnulls(m.priority, m.not_before, m.expires_at) > 0 as scheduled
            ), queued as (
              insert into outbox (message_id) select message_id from sent where not scheduled
            ), apart as (
              insert into scheduled (message_id, sender, priority, next_at)
              select message_id, sender, coalesce(priority, 1), greatest(sent_at, not_before)
              from sent where scheduled
            )
            select asked.n, m.message_id, m.receipt_digest = asked.receipt_digest as same,
                   sent.message_id is not null as sent_now, coalesce(sent.sent_at, m.sent_at) as sent_at,
                   m.lapsed_at, m.cancelled_at, m.expires_at, m.inspection, m.refusal_id
            from message m join asked on m.message_id = asked.message_id
              left join sent on m.message_id = sent.message_id
            where m.message_id = any(?::uuid[]) and (m.sent_at is not null or m.subject <> '')""";

    private static final String NOW = """
            select message_id, true as same, false as sent_now, sent_at,
                   lapsed_at, cancelled_at, expires_at, inspection, refusal_id
            from message where message_id = ? and sender = ?""";

    private final JdbcTemplate db;

    RegistrationRows(JdbcTemplate db) {
        this.db = db;
    }

    record Asked(EAddress sender, Registration registration) {
        UUID messageId() {
            return registration.messageId();
        }
    }

    /// Where a message stands.
    ///
    /// @param same whether the digest was that of its receipt
    /// @param sentNow whether this registration sent it
    record Found(
            UUID id,
            boolean same,
            boolean sentNow,
            Optional<Instant> sentAt,
            Optional<Instant> lapsedAt,
            Optional<Instant> cancelledAt,
            Optional<Instant> expiresAt,
            Inspection inspection,
            @Nullable UUID refusal) {

        boolean isOverAt(Instant moment) {
            return expiresAt.filter(end -> !end.isAfter(moment)).isPresent();
        }
    }

    /// Registers them at this time; gives what was found for each, in their order, nothing where the sender has no
    /// such message. What is asked twice is done once.
    List<Optional<Found>> register(Collection<Asked> all, Instant at) {
        List<Asked> asked = all.stream()
                .distinct()
                .sorted(Comparator.comparing(Asked::messageId))
                .toList();
        UUID[] ids = array(asked, Asked::messageId, UUID[]::new);
        byte[][] digests = array(asked, each -> each.registration().receipt().bytes(), byte[][]::new);
        String[] senders = array(asked, each -> each.sender().value(), String[]::new);
        Timestamp time = Timestamp.from(at);
        Map<Asked, Found> found = new HashMap<>();
        db.query(
                REGISTER,
                row -> {
                    found.put(asked.get(row.getInt("n") - 1), found(row));
                },
                ids,
                digests,
                senders,
                ids,
                time,
                ids,
                time,
                ids);
        return all.stream().map(each -> Optional.ofNullable(found.get(each))).toList();
    }

    /// Where it stands now.
    Optional<Found> now(Asked asked) {
        return db
                .query(
                        NOW,
                        (row, _) -> found(row),
                        asked.messageId(),
                        asked.sender().value())
                .stream()
                .findFirst();
    }

    private static <T> T[] array(List<Asked> asked, Function<Asked, T> part, IntFunction<T[]> ofLength) {
        return asked.stream().map(part).toArray(ofLength);
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getObject("message_id", UUID.class),
                row.getBoolean("same"),
                row.getBoolean("sent_now"),
                instant(row, "sent_at"),
                instant(row, "lapsed_at"),
                instant(row, "cancelled_at"),
                instant(row, "expires_at"),
                Inspection.ofStored(row.getString("inspection")),
                row.getObject("refusal_id", UUID.class));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
