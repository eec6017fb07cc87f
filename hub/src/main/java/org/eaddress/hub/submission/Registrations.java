package org.eaddress.hub.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.submission.Registration.Outcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Registers receipts. With it a message is legally sent, and only then does it go on its way.
@Component
public class Registrations {
    private static final String ASKED = """
            with asked as (
              select message_id, receipt_digest from unnest(?::uuid[], ?::bytea[]) as a(message_id, receipt_digest)
            )""";

    /// Many are locked in the order of their ids first, so that two batches of the same messages never wait for
    /// each other.
    private static final String ASKED_IN_ORDER = """
            with asked as (
              select m.message_id, a.receipt_digest
              from unnest(?::uuid[], ?::bytea[]) as a(message_id, receipt_digest)
                join message m on m.message_id = a.message_id
              where m.message_id = any(?::uuid[]) and m.sender = ?
              order by m.message_id for update of m
            )""";

    /// One statement, so one transaction: the sending time and the outbox row, or nothing. Its last part sees the
    /// messages as they were before it. A repeat finds sent_at set and changes nothing; a message that lapsed
    /// stays so, and one whose time is over is not sent. One whose sender has wishes of the time waits apart.
    private static final String REGISTER_ASKED = """
            , sent as (
              update message m set sent_at = ? from asked
              where m.message_id = asked.message_id and m.receipt_digest = asked.receipt_digest
                and m.message_id = any(?::uuid[]) and m.sender = ? and m.sent_at is null
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
            select m.message_id, m.sent_at, m.lapsed_at, m.cancelled_at, m.inspection, m.refusal_id,
                   m.expires_at, m.receipt_digest = asked.receipt_digest as same, sent.message_id is not null as sent_now
            from message m join asked on m.message_id = asked.message_id
              left join sent on m.message_id = sent.message_id
            where m.message_id = any(?::uuid[]) and m.sender = ? and (m.sent_at is not null or m.subject <> '')""";

    private static final String SETTLED = """
            select message_id, sent_at, lapsed_at, cancelled_at, inspection, refusal_id
            from message where message_id = ? and sender = ?""";

    private final JdbcTemplate db;
    private final EvidenceArchive evidence;
    private final ApplicationEventPublisher events;
    private final SenderQueues queues;
    private final Lapses lapses;
    private final Clock clock;

    Registrations(
            JdbcTemplate db,
            EvidenceArchive evidence,
            ApplicationEventPublisher events,
            SenderQueues queues,
            Lapses lapses,
            Clock clock) {
        this.db = db;
        this.evidence = evidence;
        this.events = events;
        this.queues = queues;
        this.lapses = lapses;
        this.clock = clock;
    }

    /// Registers these; the outcomes come in their order. Each message may stand in the list once.
    public List<Outcome> register(EAddress sender, List<Registration> registrations) {
        Map<UUID, Outcome> outcomes = outcomes(sender, registrations);
        events.publishEvent(new MessagesSent());
        return registrations.stream()
                .map(Registration::messageId)
                .map(id -> outcomes.getOrDefault(id, new Outcome.Unknown(id)))
                .toList();
    }

    private Map<UUID, Outcome> outcomes(EAddress sender, List<Registration> registrations) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID[] ids = registrations.stream().map(Registration::messageId).toArray(UUID[]::new);
        byte[][] digests = registrations.stream()
                .map(registration -> registration.receipt().bytes())
                .toArray(byte[][]::new);
        String owner = sender.value();
        Timestamp at = Timestamp.from(now);
        List<Outcome> outcomes = ids.length == 1
                ? query(ASKED, sender, now, ids, digests, at, ids, owner, at, ids, owner)
                : query(ASKED_IN_ORDER, sender, now, ids, digests, ids, owner, at, ids, owner, at, ids, owner);
        return outcomes.stream().collect(Collectors.toMap(Outcome::messageId, Function.identity()));
    }

    private List<Outcome> query(String asked, EAddress sender, Instant now, Object... values) {
        return db.query(asked + REGISTER_ASKED, (row, _) -> outcome(row, sender, now), values);
    }

    private Outcome outcome(ResultSet row, EAddress sender, Instant now) throws SQLException {
        UUID id = row.getObject("message_id", UUID.class);
        if (!row.getBoolean("same")) {
            return new Outcome.Conflict(id);
        }
        if (row.getBoolean("sent_now")) {
            queues.registered(sender);
            return new Outcome.Sent(id, now);
        }
        Optional<Outcome> settled = settled(row);
        if (settled.isEmpty() && isOver(row, now)) {
            lapses.lapse(List.of(id), now);
        }
        return settled.orElseGet(() -> settledMeanwhile(id, sender));
    }

    private static boolean isOver(ResultSet row, Instant now) throws SQLException {
        Timestamp expiresAt = row.getTimestamp("expires_at");
        return expiresAt != null && !expiresAt.toInstant().isAfter(now);
    }

    /// It was settled at the same moment: another call registered the same receipt, and its time is the one; or the
    /// message lapsed, perhaps by this call because its time is over, or was erased.
    private Outcome settledMeanwhile(UUID id, EAddress sender) {
        return db.query(SETTLED, (row, _) -> settled(row), id, sender.value()).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Outcome.Unknown(id));
    }

    private Optional<Outcome> settled(ResultSet row) throws SQLException {
        UUID id = row.getObject("message_id", UUID.class);
        Timestamp cancelledAt = row.getTimestamp("cancelled_at");
        if (cancelledAt != null) {
            return Optional.of(new Outcome.Cancelled(id, cancelledAt.toInstant()));
        }
        Inspection inspection = Inspection.ofStored(row.getString("inspection"));
        if (inspection == Inspection.WAITING) {
            return Optional.of(new Outcome.Held(id));
        }
        if (inspection.isRefusal()) {
            UUID refusal = row.getObject("refusal_id", UUID.class);
            return Optional.of(new Outcome.Refused(
                    id, inspection, evidence.find(id, refusal).orElseThrow()));
        }
        Timestamp lapsedAt = row.getTimestamp("lapsed_at");
        if (lapsedAt != null) {
            return Optional.of(new Outcome.Lapsed(id, lapsedAt.toInstant()));
        }
        return Optional.ofNullable(row.getTimestamp("sent_at")).map(sentAt -> new Outcome.Sent(id, sentAt.toInstant()));
    }
}
