package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eaddress.hub.directory.EAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How much of each sender's mail waits: for its registration, and then for its consignment.
///
/// Each hub counts in memory what it accepts and registers itself, and asks the database only about a sender that
/// seems to have too much, each once in a while.
@Component
public class SenderQueues {
    private static final Logger LOG = LoggerFactory.getLogger(SenderQueues.class);

    /// Those found unsent before are in a short table; the others came since.
    private static final String UNREGISTERED = """
            select (select count(*) from (
              select from message where sender = :sender and message_id >= uuid_floor(:since)
                and sent_at is null and lapsed_at is null and subject <> '' limit :limit) as lately)
            + (select count(*) from (select from unsent where sender = :sender limit :limit) as found)""";

    private static final String MANY_WAIT = "select exists (select from outbox offset :limit limit 1)";
    private static final String WAITING = """
            select m.sender from (select message_id from outbox order by outbox_id limit :most) o
              join message m on m.message_id = o.message_id
            group by m.sender having count(*) > :limit limit :senders""";
    private static final int MOST_LOOKED_AT = 4;
    private static final int MOST_SENDERS = 1000;

    private final JdbcClient db;
    private final UnsentPolicy unsent;
    private final Limits limits;
    private final Clock clock;
    private final Map<EAddress, Integer> unregistered = new ConcurrentHashMap<>();
    private volatile Set<EAddress> waitTooMany = Set.of();

    SenderQueues(JdbcClient db, UnsentPolicy unsent, Limits limits, Clock clock) {
        this.db = db;
        this.unsent = unsent;
        this.limits = limits;
        this.clock = clock;
    }

    /// Why nothing new is taken from this sender for now.
    Optional<Rejection> refusal(EAddress sender) {
        if (unregistered.getOrDefault(sender, 0) >= limits.unregistered()) {
            return Optional.of(new Rejection.TooManyUnregistered(limits.unregistered()));
        }
        return waitTooMany.contains(sender)
                ? Optional.of(new Rejection.TooManyWaiting(limits.waiting()))
                : Optional.empty();
    }

    void accepted(EAddress sender) {
        unregistered.merge(sender, 1, Integer::sum);
    }

    /// Perhaps another hub accepted it: what seems to be less than none is none.
    void registered(EAddress sender) {
        unregistered.computeIfPresent(sender, (_, count) -> count > 1 ? count - 1 : null);
    }

    @Scheduled(fixedDelayString = "${hub.limits.queues-every}")
    void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("The senders' queues were not counted: {}", e.getClass().getName());
        }
    }

    /// Counts anew, for those that seem to have too much.
    public void look() {
        unregistered.forEach((sender, count) -> {
            if (count >= limits.unregistered()) {
                unregistered.put(sender, countUnregistered(sender));
            }
        });
        waitTooMany = manyWait() ? sendersOfMany() : Set.of();
    }

    private int countUnregistered(EAddress sender) {
        return db.sql(UNREGISTERED)
                .param("sender", sender.value())
                .param("since", Timestamp.from(clock.instant().minus(unsent.remindAfter())))
                .param("limit", limits.unregistered())
                .query(Integer.class)
                .single();
    }

    private boolean manyWait() {
        return db.sql(MANY_WAIT)
                .param("limit", limits.waiting())
                .query(Boolean.class)
                .single();
    }

    private Set<EAddress> sendersOfMany() {
        return Set.copyOf(db.sql(WAITING)
                .param("most", limits.waiting() * MOST_LOOKED_AT)
                .param("limit", limits.waiting())
                .param("senders", MOST_SENDERS)
                .query((row, _) -> new EAddress(row.getString("sender")))
                .list());
    }
}
