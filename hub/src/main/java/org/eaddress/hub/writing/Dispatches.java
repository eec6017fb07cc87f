package org.eaddress.hub.writing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Delegate;
import org.eaddress.hub.access.Entrusted;
import org.eaddress.hub.access.FrozenAccounts;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.submission.MessagesErased;
import org.eaddress.storage.Sha256;
import org.springframework.beans.factory.ObjectProvider;
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
    private static final String ENDED = """
            update draft set state = 'written', message_id = null, receipt = null, next_at = null, problem = :problem,
              changed_at = :now
            where draft_id = :id and message_id = :message and state = 'sending'""";
    private static final String REFUSED = ENDED + " and receipt is null";
    private static final String TAKE = """
            update draft set next_at = :lease where draft_id = (
              select draft_id from draft where state = 'sending' and next_at <= :due
              order by next_at limit 1 for update skip locked)
            returning draft_id""";
    private static final String FORGET = "delete from draft where message_id = any(:messages) and state = 'done'";

    private static final Duration LONG = Duration.ofHours(1);

    /// Of what waits for long already, so many leases go by between two looks, or it would hold up what is new.
    private static final int SELDOM = 10;

    private final JdbcClient db;
    private final DraftRows rows;
    private final ObjectProvider<Entrusted> entrusted;
    private final FrozenAccounts frozen;
    private final WritingSettings settings;
    private final Clock clock;

    Dispatches(
            JdbcClient db,
            DraftRows rows,
            ObjectProvider<Entrusted> entrusted,
            FrozenAccounts frozen,
            WritingSettings settings,
            Clock clock) {
        this.db = db;
        this.rows = rows;
        this.entrusted = entrusted;
        this.frozen = frozen;
        this.settings = settings;
        this.clock = clock;
    }

    /// From here on it is sent, once, whatever happens; until the lease is over by the caller. Empty when it is not
    /// this writer's to send any more, or has other words or documents than she saw.
    @Transactional
    Optional<Dispatch> begin(UUID id, Caller writer, Sha256 seen) {
        Optional<Draft> draft = rows.lock(id, Writer.of(writer))
                .filter(found -> isHers(found, writer)
                        && found.state() == Draft.State.WRITTEN
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

    /// Whether she may still send it; whoever would take that from her waits until it is on its way.
    private boolean isHers(Draft draft, Caller writer) {
        boolean holds = writer.byDelegation()
                .map(Delegate::delegation)
                .map(one -> entrusted.stream().anyMatch(each -> each.holds(one)))
                .orElse(true);
        return holds
                && !frozen.includeNow(writer.eAddress())
                && writer.may(draft.answers().isPresent() ? Power.ANSWER : Power.SEND);
    }

    Optional<Dispatch> find(UUID id) {
        return rows.dispatch(id);
    }

    /// Whether the receipt is the writer's now, durably. If not, another run has done all there was to do, or has
    /// given the draft back: then the message must not be sent.
    boolean record(Dispatch dispatch, String receipt) {
        return change(RECORD, dispatch).param("receipt", receipt).update() == 1;
    }

    /// It waits for something, and is taken up again after the lease; much later when it waits for long already.
    void postpone(Dispatch dispatch) {
        Instant now = clock.instant();
        Instant next = now.plus(isLate(dispatch) ? settings.lease().multipliedBy(SELDOM) : settings.lease());
        change(POSTPONE, dispatch).param("next", Timestamp.from(next)).update();
    }

    /// Whether it has been on its way for longer than anybody would expect.
    boolean isLate(Dispatch dispatch) {
        Instant begun = Instant.ofEpochMilli(dispatch.messageId().getMostSignificantBits() >>> 16);
        return begun.plus(LONG).isBefore(clock.instant());
    }

    /// Nothing is left to do: its words and documents are those of the message now.
    @Transactional
    public void done(Dispatch dispatch) {
        change(DONE, dispatch).update();
        db.sql(EMPTY).param("id", dispatch.draft().id()).update();
    }

    /// It was not accepted, so it is its writer's to change again, and says why; false when another run recorded a
    /// receipt meanwhile.
    boolean refused(Dispatch dispatch, String problem) {
        return giveBack(REFUSED, dispatch, problem);
    }

    /// It was accepted and will never be sent, so it is its writer's to change again, and says why.
    void ended(Dispatch dispatch, String problem) {
        giveBack(ENDED, dispatch, problem);
    }

    private boolean giveBack(String sql, Dispatch dispatch, String problem) {
        return change(sql, dispatch)
                        .param("problem", problem)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /// Takes the one whose lease was over first, if it was over then; no other hub takes it until the new one is.
    Optional<UUID> take(Instant due) {
        return db.sql(TAKE)
                .param("lease", lease(clock.instant()))
                .param("due", Timestamp.from(due))
                .query((row, _) -> row.getObject("draft_id", UUID.class))
                .optional();
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
