package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The messages that were accepted before they were scanned. Nobody sees one until it is released, and one that is
/// refused nobody ever sees.
@Component
class HeldMessages {
    /// A hub that dies leaves what it took to the others, when its lease has ended.
    private static final String TAKE = """
            update inspection_queue set next_at = :lease where message_id in (
              select message_id from inspection_queue where next_at <= :now
              order by next_at limit :limit for update skip locked)
            returning message_id""";

    private static final String GIVE_BACK = "update inspection_queue set next_at = :now where message_id = :message";
    private static final String SETTLE = """
            update message set inspection = :inspection, refusal_id = :refusal
            where message_id = :message and inspection = 'waiting' and lapsed_at is null and cancelled_at is null""";
    private static final String DONE = "delete from inspection_queue where message_id = :message";
    private static final String WAITING = """
            select count(*) as messages, min(since) as oldest
            from (select since from inspection_queue order by next_at limit :limit) as counted""";

    /// How many are counted at most.
    private static final int MOST_COUNTED = 10_000;

    private final JdbcClient db;
    private final Messages messages;
    private final Recipients recipients;
    private final Sealer sealer;
    private final EvidenceArchive archive;
    private final UnsentMessages unsent;
    private final Clock clock;

    HeldMessages(
            JdbcClient db,
            Messages messages,
            Recipients recipients,
            Sealer sealer,
            EvidenceArchive archive,
            UnsentMessages unsent,
            Clock clock) {
        this.db = db;
        this.messages = messages;
        this.recipients = recipients;
        this.sealer = sealer;
        this.archive = archive;
        this.unsent = unsent;
        this.clock = clock;
    }

    /// How many wait, and since when the oldest of them; more than ten thousand are not counted.
    record Backlog(long messages, Optional<Instant> oldest) {}

    /// Takes some that no other hub has, for so long; those that have waited longest for their turn first.
    List<AcceptedMessage> take(int limit, Duration lease) {
        Instant now = clock.instant();
        List<UUID> taken = db.sql(TAKE)
                .param("lease", Timestamp.from(now.plus(lease)))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
        return messages.find(taken);
    }

    /// Lets anybody take it again at once.
    void giveBack(UUID message, Duration pause) {
        db.sql(GIVE_BACK)
                .param("now", Timestamp.from(clock.instant().plus(pause)))
                .param("message", message)
                .update();
    }

    /// It is clean: from now on its receipt can be registered. A repeat changes nothing.
    @Transactional
    public void release(UUID message) {
        if (settle(message, Inspection.CLEAN, Optional.empty())) {
            unsent.expect(message, clock.instant());
        }
    }

    /// It is refused, with evidence, for good, unless its sender has cancelled it. A repeat changes nothing.
    @Transactional
    public void refuse(AcceptedMessage message, Rejection why) {
        Inspection found = why instanceof Rejection.MalwareFound ? Inspection.MALWARE : Inspection.NOT_SCANNABLE;
        Evidence refusal = sealer.seal(refusal(message, why));
        if (settle(message.id(), found, Optional.of(refusal.id()))) {
            archive.keep(List.of(refusal));
        }
    }

    private boolean settle(UUID message, Inspection inspection, Optional<UUID> refusal) {
        boolean first = db.sql(SETTLE)
                        .param("inspection", inspection.stored())
                        .param("refusal", refusal.orElse(null), Types.OTHER)
                        .param("message", message)
                        .update()
                == 1;
        db.sql(DONE).param("message", message).update();
        return first;
    }

    /// SubmissionRejection (EN 319 522-1, A.2) of a message that was accepted: over all its recipients,
    /// for the sender only.
    private Statement refusal(AcceptedMessage message, Rejection why) {
        EventReason reason = why.reason().orElseThrow();
        List<Entity> all = recipients.of(List.of(message.id())).getOrDefault(message.id(), List.of());
        return new Statement(
                        EvidenceEvent.SUBMISSION_REJECTION,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        message.id(),
                        new Entity(message.sender().value(), Optional.of(message.senderName()), Optional.empty()),
                        all,
                        Optional.empty(),
                        message.acceptedAt(),
                        message.digest().hex(),
                        List.of())
                .because(List.of(reason.uri(), why.type().uri().toString()));
    }

    Backlog backlog() {
        return db.sql(WAITING)
                .param("limit", MOST_COUNTED)
                .query((row, _) -> new Backlog(
                        row.getLong("messages"),
                        Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant)))
                .single();
    }
}
