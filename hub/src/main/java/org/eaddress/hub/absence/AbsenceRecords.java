package org.eaddress.hub.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which statements of absence were made.
@Component
class AbsenceRecords {
    private static final String KEEP = """
            insert into absence (evidence_id, message_id, fact, sender, recipient, since, until)
            values (:evidence, :message, :fact, :sender, :recipient, :since, :until)
            on conflict (sender, recipient, fact, since, until) do nothing""";
    private static final String OF_QUESTION = """
            select evidence_id, message_id from absence
            where sender = :sender and recipient = :recipient and fact = :fact and since = :since and until = :until""";
    private static final String OF_READER = """
            select evidence_id, message_id from absence
            where evidence_id = :evidence
              and case fact when 'accepted' then sender else recipient end = :reader""";
    private static final String BETWEEN = """
            select evidence_id, message_id from absence
            where sender = any(:senders) and recipient = any(:recipients)
            order by since limit :limit""";

    private final JdbcClient db;

    AbsenceRecords(JdbcClient db) {
        this.db = db;
    }

    /// Where the evidence lies.
    record Place(UUID message, UUID evidence) {}

    /// Whether it is the first answer to this question.
    boolean keep(Fact fact, Question question, Place place) {
        return db.sql(KEEP)
                        .param("evidence", place.evidence())
                        .param("message", place.message())
                        .param("fact", fact.code())
                        .param("sender", question.from().value())
                        .param("recipient", question.to().value())
                        .param("since", Timestamp.from(question.since()))
                        .param("until", Timestamp.from(question.until()))
                        .update()
                == 1;
    }

    /// The first answer to this question.
    Optional<Place> find(Fact fact, Question question) {
        return db.sql(OF_QUESTION)
                .param("fact", fact.code())
                .param("sender", question.from().value())
                .param("recipient", question.to().value())
                .param("since", Timestamp.from(question.since()))
                .param("until", Timestamp.from(question.until()))
                .query(AbsenceRecords::place)
                .optional();
    }

    /// This one, if it is the reader who asked for it.
    Optional<Place> find(UUID evidence, EAddress reader) {
        return db.sql(OF_READER)
                .param("evidence", evidence)
                .param("reader", reader.value())
                .query(AbsenceRecords::place)
                .optional();
    }

    /// Those about what any of these senders had for any of these recipients.
    List<Place> between(Set<String> senders, Set<String> recipients, int limit) {
        return db.sql(BETWEEN)
                .param("senders", senders.toArray(String[]::new))
                .param("recipients", recipients.toArray(String[]::new))
                .param("limit", limit)
                .query(AbsenceRecords::place)
                .list();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(row.getObject("message_id", UUID.class), row.getObject("evidence_id", UUID.class));
    }
}
