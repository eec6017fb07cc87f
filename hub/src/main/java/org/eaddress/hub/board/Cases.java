package org.eaddress.hub.board;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.board.Case.Closed;
import org.eaddress.hub.board.Case.Contact;
import org.eaddress.hub.board.Case.Owner;
import org.eaddress.hub.board.Case.Plan;
import org.eaddress.hub.delivery.HandedOver;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All cases. Only open ones change; whoever changes one says so under the condition that it still is.
@Component
class Cases {
    static final String SELECT = """
            select case_id, kind, message_id, sender, recipient, since, next, next_at, note, contact, contact_at,
                   owner, owner_name, closed_at, outcome
            from board_case c
            """;
    private static final String OPEN = """
            insert into board_case (case_id, kind, message_id, sender, recipient, since, next, next_at, contact)
            values (:case, :kind, :message, :sender, :recipient, :since, :next, :nextAt,
                    case when :kind = 'unretrieved' then 'none' end)
            on conflict (message_id, recipient, kind) where closed_at is null do nothing
            returning case_id""";
    private static final String CLOSE = """
            update board_case set closed_at = :at, outcome = :outcome
            where message_id = any(:messages) and kind = :kind and closed_at is null""";
    private static final String CLOSE_ONE = """
            update board_case set closed_at = :at, outcome = :outcome where case_id = :case and closed_at is null""";
    /// Locked first in the order in which those who tell contacts lock cases, so that neither waits for the other
    /// for ever.
    private static final String CLOSE_OF_RECIPIENTS = """
            with settled as (
              select c.case_id
              from unnest(:messages::uuid[], :recipients::text[]) as asked(message_id, recipient)
                join board_case c on c.message_id = asked.message_id and c.recipient = asked.recipient
              where c.message_id = any(:messages::uuid[]) and c.kind = :kind and c.closed_at is null
              order by c.since, c.case_id for update of c
            )
            update board_case c set closed_at = :at, outcome = :outcome
            from settled where c.case_id = settled.case_id and c.closed_at is null""";
    private static final String EXPECT = """
            update board_case set next = :next, next_at = :nextAt
            where message_id = :message and recipient = :recipient and kind = :kind and closed_at is null
              and (next = 'retry' or not exists (
                select from board_action a where a.case_id = board_case.case_id and a.what = 'planned'))""";
    private static final String TAKE = """
            update board_case set owner = :owner, owner_name = :name where case_id = :case and closed_at is null""";
    private static final String PLAN = """
            update board_case set next = :next, next_at = :nextAt, note = coalesce(:note, note)
            where case_id = :case and closed_at is null""";
    private static final String FIND = SELECT + "where case_id = :case";
    private static final String DUE = SELECT + """
            where closed_at is null and next_at <= :now and kind = 'unretrieved' and next = 'show'
            order by next_at limit :limit""";
    private static final String WAITING = """
            select message_id from board_case where closed_at is null and kind = 'waiting'
            order by since limit :limit""";

    private final JdbcClient db;

    Cases(JdbcClient db) {
        this.db = db;
    }

    /// Opens it unless it is open already; gives its id if it is new. What is stuck in a sandbox is nobody's case.
    Optional<UUID> open(
            CaseKind kind, UUID messageId, EAddress sender, Optional<EAddress> recipient, Instant since, Plan plan) {
        if (sender.isOfSandbox()) {
            return Optional.empty();
        }
        return db.sql(OPEN)
                .param("case", UuidCreator.getTimeOrderedEpoch())
                .param("kind", kind.code())
                .param("message", messageId)
                .param("sender", sender.value())
                .param("recipient", recipient.map(EAddress::value).orElse(""))
                .param("since", Timestamp.from(since))
                .param("next", plan.next().code())
                .param("nextAt", timestamp(plan.at()), Types.TIMESTAMP)
                .query(UUID.class)
                .optional();
    }

    /// Ends the open cases of this kind about these messages.
    void close(Collection<UUID> messageIds, CaseKind kind, Outcome outcome, Instant at) {
        db.sql(CLOSE)
                .param("at", Timestamp.from(at))
                .param("outcome", outcome.code())
                .param("messages", messageIds.toArray(UUID[]::new))
                .param("kind", kind.code())
                .update();
    }

    /// Whether it was open.
    boolean close(UUID caseId, Outcome outcome, Instant at) {
        return db.sql(CLOSE_ONE)
                        .param("at", Timestamp.from(at))
                        .param("outcome", outcome.code())
                        .param("case", caseId)
                        .update()
                == 1;
    }

    /// Ends the open case of this kind about a message and one of its recipients.
    void close(UUID messageId, EAddress recipient, CaseKind kind, Outcome outcome, Instant at) {
        close(List.of(new HandedOver.Item(messageId, recipient)), kind, outcome, at);
    }

    /// Those of several.
    void close(List<HandedOver.Item> items, CaseKind kind, Outcome outcome, Instant at) {
        db.sql(CLOSE_OF_RECIPIENTS)
                .param("outcome", outcome.code())
                .param("at", Timestamp.from(at))
                .param("kind", kind.code())
                .param(
                        "messages",
                        items.stream().map(HandedOver.Item::messageId).toArray(UUID[]::new))
                .param(
                        "recipients",
                        items.stream().map(item -> item.recipient().value()).toArray(String[]::new))
                .update();
    }

    /// What comes next by itself in an open case; not in one whose plan a person changed.
    void expect(UUID messageId, EAddress recipient, CaseKind kind, Plan plan) {
        db.sql(EXPECT)
                .param("next", plan.next().code())
                .param("nextAt", timestamp(plan.at()), Types.TIMESTAMP)
                .param("message", messageId)
                .param("recipient", recipient.value())
                .param("kind", kind.code())
                .update();
    }

    /// Whether it was open.
    boolean take(UUID caseId, Owner owner) {
        return db.sql(TAKE)
                        .param("owner", owner.eAddress().value())
                        .param("name", owner.name())
                        .param("case", caseId)
                        .update()
                == 1;
    }

    /// Whether it was open. A plan without a note leaves the one before.
    boolean plan(UUID caseId, Plan plan) {
        return db.sql(PLAN)
                        .param("next", plan.next().code())
                        .param("nextAt", timestamp(plan.at()), Types.TIMESTAMP)
                        .param("note", plan.note().orElse(null), Types.VARCHAR)
                        .param("case", caseId)
                        .update()
                == 1;
    }

    Optional<Case> find(UUID caseId) {
        return db.sql(FIND).param("case", caseId).query(Cases::row).optional();
    }

    /// Those whose messages people should see by now.
    List<Case> due(Instant now, int limit) {
        return db.sql(DUE)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(Cases::row)
                .list();
    }

    /// The messages that wait too long, as far as the board knows.
    List<UUID> waiting(int limit) {
        return db.sql(WAITING)
                .param("limit", limit)
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> at) {
        return at.map(Timestamp::from).orElse(null);
    }

    static Case row(ResultSet row, int number) throws SQLException {
        return new Case(
                row.getObject("case_id", UUID.class),
                CaseKind.of(row.getString("kind")),
                row.getObject("message_id", UUID.class),
                new EAddress(row.getString("sender")),
                EAddress.parse(row.getString("recipient")),
                row.getTimestamp("since").toInstant(),
                new Plan(
                        Next.of(row.getString("next")),
                        instant(row, "next_at"),
                        Optional.ofNullable(row.getString("note"))),
                contact(row),
                owner(row),
                closed(row));
    }

    private static Optional<Contact> contact(ResultSet row) throws SQLException {
        String state = row.getString("contact");
        return state == null
                ? Optional.empty()
                : Optional.of(new Contact(Contact.State.of(state), instant(row, "contact_at")));
    }

    private static Optional<Owner> owner(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        return owner == null
                ? Optional.empty()
                : Optional.of(new Owner(new EAddress(owner), row.getString("owner_name")));
    }

    private static Optional<Closed> closed(ResultSet row) throws SQLException {
        Optional<Instant> at = instant(row, "closed_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Closed(at.get(), Outcome.of(row.getString("outcome"))));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
