package org.eaddress.hub.absence;

import java.sql.Timestamp;
import java.time.Instant;
import org.eaddress.hub.submission.Limits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether anything passed between two e-addresses. An index leads to it from either side, so that the answer costs
/// what the smaller of the two has in the period.
@Component
class Exchanges {
    /// Its id was made at most so long before or after a message was accepted.
    private static final String ANY_ACCEPTED = """
            select exists (
              select from delivery d join message m on m.message_id = d.message_id
              where d.recipient = :recipient and m.sender = :sender
                and d.message_id >= uuid_floor(:oldest) and d.message_id < uuid_floor(:newest)
                and m.message_id >= uuid_floor(:oldest) and m.message_id < uuid_floor(:newest)
                and m.accepted_at >= :since and m.accepted_at < :until)""";
    private static final String ANY_CONSIGNED = """
            select exists (
              select from mailbox_entry
              where e_address = :recipient and sender = :sender
                and consigned_at >= :since and consigned_at < :until)""";

    /// Some have millions of messages and most have few: what is best for one pair is the worst for another.
    private static final String PLAN_ANEW = "select set_config('plan_cache_mode', 'force_custom_plan', true)";

    private final JdbcClient db;

    Exchanges(JdbcClient db) {
        this.db = db;
    }

    /// Call it in a transaction.
    boolean any(Fact fact, Question question) {
        db.sql(PLAN_ANEW).query(String.class).single();
        return switch (fact) {
            case ACCEPTED -> ask(ANY_ACCEPTED, question);
            case CONSIGNED -> ask(ANY_CONSIGNED, question);
        };
    }

    private boolean ask(String sql, Question question) {
        return db.sql(sql)
                .param("sender", question.from().value())
                .param("recipient", question.to().value())
                .param("since", at(question.since()))
                .param("until", at(question.until()))
                .param("oldest", at(question.since().minus(Limits.FARTHEST_ID)))
                .param("newest", at(question.until().plus(Limits.FARTHEST_ID)))
                .query(Boolean.class)
                .single();
    }

    private static Timestamp at(Instant time) {
        return Timestamp.from(time);
    }
}
