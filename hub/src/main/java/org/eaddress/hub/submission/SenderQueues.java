package org.eaddress.hub.submission;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eaddress.hub.directory.EAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How much of each sender's mail waits: for its registration, then for its consignment, or for a later time that
/// the sender gave it.
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

    /// Those of a priority or with other wishes wait in a table of their own, also for a time that has come.
    private static final String DUE = "from scheduled where priority in (0, 1, 2) and next_at <= :now";

    private static final String MANY_WAIT =
            "select exists (select from (select 1 from outbox union all select 1 " + DUE + ") w offset :limit limit 1)";
    private static final String WAITING = """
            select m.sender from (
              (select message_id from outbox order by outbox_id limit :most)
              union all (select message_id\s""" + DUE + """
             limit :most)) o
              join message m on m.message_id = o.message_id
            group by m.sender having count(*) > :limit limit :senders""";
    private static final String PUT_OFF = """
            select count(*) from (
              select from scheduled where sender = :sender and next_at > :now limit :limit) as later""";
    private static final int MOST_LOOKED_AT = 4;
    private static final int MOST_SENDERS = 1000;

    private final JdbcClient db;
    private final UnsentPolicy unsent;
    private final Limits limits;
    private final Clock clock;
    private final Map<EAddress, Integer> unregistered = new ConcurrentHashMap<>();
    private volatile Set<EAddress> waitTooMany = Set.of();
    private final Set<EAddress> puttingOff = ConcurrentHashMap.newKeySet();
    private volatile Set<EAddress> putOffTooMany = Set.of();

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
        if (putOffTooMany.contains(sender)) {
            return Optional.of(new Rejection.TooManyWaiting(limits.putOff()));
        }
        return waitTooMany.contains(sender)
                ? Optional.of(new Rejection.TooManyWaiting(limits.waiting()))
                : Optional.empty();
    }

    void accepted(EAddress sender, Schedule schedule) {
        unregistered.merge(sender, 1, Integer::sum);
        if (schedule.notBefore().isPresent()) {
            puttingOff.add(sender);
        }
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
        putOffTooMany = sendersThatPutOffMany();
    }

    /// Only who put something off since the last look can have too much, or had it then.
    private Set<EAddress> sendersThatPutOffMany() {
        Set<EAddress> asked = new HashSet<>(puttingOff);
        puttingOff.removeAll(asked);
        asked.addAll(putOffTooMany);
        return asked.stream().filter(this::putsOffTooMany).collect(Collectors.toUnmodifiableSet());
    }

    private boolean putsOffTooMany(EAddress sender) {
        int count = db.sql(PUT_OFF)
                .param("sender", sender.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limits.putOff())
                .query(Integer.class)
                .single();
        return count >= limits.putOff();
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
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limits.waiting())
                .query(Boolean.class)
                .single();
    }

    private Set<EAddress> sendersOfMany() {
        return Set.copyOf(db.sql(WAITING)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", limits.waiting() * MOST_LOOKED_AT)
                .param("limit", limits.waiting())
                .param("senders", MOST_SENDERS)
                .query((row, _) -> new EAddress(row.getString("sender")))
                .list());
    }
}
