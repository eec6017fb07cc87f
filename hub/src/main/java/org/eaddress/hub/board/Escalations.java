package org.eaddress.hub.board;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whether the contact of an organisation knows of the mail that its system does not take. Whoever tells contacts
/// says here what came of it; each case keeps it, with evidence.
@Component
public class Escalations {
    private static final String LATE = """
            where c.recipient = :organisation and c.kind = 'unretrieved' and c.closed_at is null
              and c.since <= :upTo
              and exists (select from message m where m.message_id = c.message_id and m.subject <> '')
            """; // of what was erased nothing can be stated
    private static final String UNTOLD = """
            select count(*) as messages, min(since) as since, min(shown_at) as shown_at from (
              select since, case when next = 'show' then next_at end as shown_at from board_case c
              """ + LATE + " and contact in ('due', 'failed') limit :limit) untold";
    private static final String DUE = """
            update board_case set contact = 'due', contact_at = :at
            where case_id = any(:cases) and closed_at is null""";
    private static final String NOT_YET = Cases.SELECT + LATE + " and contact in ('none', 'failed') limit :limit";
    private static final String NO_CONTACT = """
            update board_case set contact = 'none', contact_at = null
            where recipient = :organisation and kind = 'unretrieved' and closed_at is null
              and contact in ('due', 'failed')""";
    private static final String TO_TELL = Cases.SELECT + LATE
            + " and contact in ('due', 'failed') order by since, case_id limit :limit for update of c";
    private static final String NEWS =
            Cases.SELECT + LATE + " and contact = 'due' order by since, case_id limit :limit for update of c";
    private static final String TOLD_BY =
            Cases.SELECT + "where contact_mail = :mail and closed_at is null limit :limit for update of c";
    private static final String SETTLE = """
            update board_case set contact = :contact, contact_at = :at, contact_mail = :mail
            where case_id = any(:cases)""";
    private static final String TRY_AGAIN = """
            update board_case set contact_at = :at
            where recipient = :organisation and kind = 'unretrieved' and closed_at is null and contact = 'failed'""";
    private static final int MOST = 10_000;
    private static final int TOGETHER = 500;

    private final JdbcClient db;
    private final Actions actions;

    Escalations(JdbcClient db, Actions actions) {
        this.db = db;
        this.actions = actions;
    }

    /// What the contact does not know yet: how many messages are late, since when the first is, and when the
    /// organisation's people see one in the portal.
    public record Untold(int messages, Instant since, Optional<Instant> shownAt) {}

    /// Of the cases opened up to then; empty when there is nothing to tell.
    public Optional<Untold> untold(EAddress organisation, Instant upTo) {
        return db.sql(UNTOLD)
                .param("organisation", organisation.value())
                .param("upTo", Timestamp.from(upTo))
                .param("limit", MOST)
                .query((row, _) -> row.getInt("messages") == 0
                        ? Optional.<Untold>empty()
                        : Optional.of(new Untold(
                                row.getInt("messages"),
                                row.getTimestamp("since").toInstant(),
                                Optional.ofNullable(row.getTimestamp("shown_at"))
                                        .map(Timestamp::toInstant))))
                .single();
    }

    /// The contact is told of these cases then.
    public void due(Collection<UUID> caseIds, Instant at) {
        db.sql(DUE)
                .param("at", Timestamp.from(at))
                .param("cases", caseIds.toArray(UUID[]::new))
                .update();
    }

    /// The open cases of which nobody was told, up to this time.
    public List<UUID> toldNobody(EAddress organisation, Instant upTo) {
        return find(NOT_YET, organisation, upTo, MOST).stream().map(Case::id).toList();
    }

    /// The organisation has nobody any more who is told.
    public void noContact(EAddress organisation) {
        db.sql(NO_CONTACT).param("organisation", organisation.value()).update();
    }

    /// A mail told the contact of the cases opened up to a time; writes down some of them. How many: call it until
    /// there are none left.
    @Transactional
    public int told(EAddress organisation, Instant upTo, UUID mail, String status, Instant at) {
        List<Case> all = find(TO_TELL, organisation, upTo, TOGETHER);
        settle(all, Case.Contact.State.TOLD, Optional.of(at), Optional.of(mail));
        all.forEach(one -> actions.keep(one, Deed.TOLD_CONTACT, Actor.HUB, Optional.of(status), Optional.empty(), at));
        return all.size();
    }

    /// A mail could not tell the contact of them. What failed before keeps its evidence and only waits for the next
    /// try. How many were news: call it until there are none left.
    @Transactional
    public int notTold(EAddress organisation, Instant upTo, String reason, Optional<Instant> nextTry, Instant at) {
        db.sql(TRY_AGAIN)
                .param("at", nextTry.map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("organisation", organisation.value())
                .update();
        List<Case> news = find(NEWS, organisation, upTo, TOGETHER);
        fail(news, reason, nextTry, at);
        return news.size();
    }

    /// The mail that had told of some came back.
    @Transactional
    public void returned(UUID mail, String reason, Optional<Instant> nextTry, Instant at) {
        fail(
                db.sql(TOLD_BY)
                        .param("mail", mail)
                        .param("limit", MOST)
                        .query(Cases::row)
                        .list(),
                reason,
                nextTry,
                at);
    }

    private void fail(List<Case> cases, String reason, Optional<Instant> nextTry, Instant at) {
        settle(cases, Case.Contact.State.FAILED, nextTry, Optional.empty());
        cases.forEach(one -> actions.keep(one, Deed.CONTACT_NOT_TOLD, Actor.HUB, Optional.of(reason), nextTry, at));
    }

    private List<Case> find(String sql, EAddress organisation, Instant upTo, int limit) {
        return db.sql(sql)
                .param("organisation", organisation.value())
                .param("upTo", Timestamp.from(upTo))
                .param("limit", limit)
                .query(Cases::row)
                .list();
    }

    private void settle(List<Case> cases, Case.Contact.State state, Optional<Instant> at, Optional<UUID> mail) {
        db.sql(SETTLE)
                .param("contact", state.code())
                .param("at", at.map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("mail", mail.orElse(null), Types.OTHER)
                .param("cases", cases.stream().map(Case::id).toArray(UUID[]::new))
                .update();
    }
}
