package org.eaddress.hub.writing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.submission.MessagesErased;
import org.eaddress.storage.Sha256;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The drafts that are on their way, and what the portal has recorded of them.
@Component
class Dispatches {
    private static final String BEGIN = """
            update draft set state = 'sending', message_id = :message, sender_name = :name, assurance = :assurance,
              receipt = null, problem = null, next_at = :next
            where draft_id = :id""";
    private static final String RECORD =
            "update draft set receipt = :receipt where draft_id = :id and message_id = :message and state = 'sending'";
    private static final String POSTPONE =
            "update draft set next_at = :next where draft_id = :id and message_id = :message and state = 'sending'";
    private static final String DONE = """
            update draft set state = 'done', subject = '', body = '', next_at = null
            where draft_id = :id and message_id = :message and state = 'sending'""";
    private static final String EMPTY = """
            delete from draft_document d using draft w
            where w.draft_id = :id and d.draft_id = w.draft_id and w.state = 'done'""";
    private static final String RETURN = """
            update draft set state = 'written', message_id = null, receipt = null, next_at = null, problem = :problem,
              changed_at = :now
            where draft_id = :id and message_id = :message and state = 'sending'""";
    private static final String TAKE = """
            update draft set next_at = :lease where draft_id in (
              select draft_id from draft where state = 'sending' and next_at <= :now
              order by next_at limit :limit for update skip locked)
            returning draft_id""";
    private static final String FORGET = "delete from draft where message_id = any(:messages) and state = 'done'";

    private final JdbcClient db;
    private final DraftRows rows;
    private final WritingSettings settings;
    private final Clock clock;

    Dispatches(JdbcClient db, DraftRows rows, WritingSettings settings, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /// From here on it is sent, once, whatever happens; until the lease is over by the caller. Empty when it is not
    /// this writer's to send any more, or has other words or documents than she saw.
    @Transactional
    Optional<Dispatch> begin(UUID id, Caller writer, Sha256 seen) {
        Optional<Draft> draft = rows.lock(id, writer.eAddress())
                .filter(found -> found.state() == Draft.State.WRITTEN
                        && found.message().digest().equals(seen));
        return draft.flatMap(found -> {
            Instant now = clock.instant();
            db.sql(BEGIN)
                    .param("message", UuidCreator.getTimeOrderedEpoch(now))
                    .param("name", writer.name())
                    .param("assurance", writer.assuranceLevel())
                    .param("next", lease(now))
                    .param("id", id)
                    .update();
            return rows.dispatch(id);
        });
    }

    Optional<Dispatch> find(UUID id) {
        return rows.dispatch(id);
    }

    /// The receipt is the writer's now, durably.
    void record(Dispatch dispatch, String receipt) {
        change(RECORD, dispatch).param("receipt", receipt).update();
    }

    /// It waits for something, and is taken up again after the lease.
    void postpone(Dispatch dispatch) {
        change(POSTPONE, dispatch).param("next", lease(clock.instant())).update();
    }

    /// Nothing is left to do: its words and documents are those of the message now.
    @Transactional
    public void done(Dispatch dispatch) {
        change(DONE, dispatch).update();
        db.sql(EMPTY).param("id", dispatch.draft().id()).update();
    }

    /// It is its writer's to change again, and says why.
    void giveBack(Dispatch dispatch, String problem) {
        change(RETURN, dispatch)
                .param("problem", problem)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// Takes some whose lease is over, so that no other hub has them.
    List<UUID> take(int limit) {
        Instant now = clock.instant();
        return db.sql(TAKE)
                .param("lease", lease(now))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> row.getObject("draft_id", UUID.class))
                .list();
    }

    @EventListener
    void forget(MessagesErased erased) {
        db.sql(FORGET).param("messages", erased.ids().toArray(UUID[]::new)).update();
    }

    private JdbcClient.StatementSpec change(String sql, Dispatch dispatch) {
        return db.sql(sql).param("id", dispatch.draft().id()).param("message", dispatch.messageId());
    }

    private Timestamp lease(Instant now) {
        return Timestamp.from(now.plus(settings.lease()));
    }
}
