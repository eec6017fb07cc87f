package org.eaddress.hub.board;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
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
            where c.kind = 'unretrieved' and c.closed_at is null
              and exists (select from message m where m.message_id = c.message_id and m.subject <> '')
            """; // of what was erased nothing can be stated
    private static final String OF_ORGANISATION = LATE + " and c.recipient = :organisation";
    private static final String UNTOLD =
            Cases.SELECT + OF_ORGANISATION + " and contact in ('due', 'failed') order by since, case_id limit :limit";
    private static final String WAITS = "(contact = 'due' or (contact = 'failed' and contact_at is not null))";
    private static final String IS_ANY_WAITING =
            "select exists (select from board_case c " + OF_ORGANISATION + " and " + WAITS + ")";
    private static final String DUE = """
            update board_case set contact = 'due', contact_at = :at
            where case_id = any(:cases) and closed_at is null""";
    private static final String POSTPONE = """
            update board_case set contact_at = :at
            where recipient = :organisation and kind = 'unretrieved' and closed_at is null and\s""" + WAITS;
    private static final String NOT_YET =
            Cases.SELECT + OF_ORGANISATION + " and contact in ('none', 'failed') limit :limit";
    private static final String NO_CONTACT = """
            update board_case set contact = 'none', contact_at = null
            where recipient = :organisation and kind = 'unretrieved' and closed_at is null
              and contact in ('due', 'failed')""";
    private static final String OF_THESE = LATE + " and c.case_id = any(:cases)";
    private static final String IN_ORDER = " order by since, case_id for update of c";
    private static final String TO_TELL = Cases.SELECT + OF_THESE + " and contact in ('due', 'failed')" + IN_ORDER;
    private static final String NEWS = Cases.SELECT + OF_THESE + " and contact = 'due'" + IN_ORDER;
    private static final String TOLD_BY = Cases.SELECT + """
            where contact_mail = :mail and closed_at is null order by since, case_id limit :limit for update of c""";
    private static final String SETTLE = """
            update board_case set contact = :contact, contact_at = :at, contact_mail = :mail
            where case_id = any(:cases)""";
    private static final String TRY_AGAIN = """
            update board_case set contact_at = :at
            where recipient = :organisation and kind = 'unretrieved' and closed_at is null and contact = 'failed'""";
    private static final int MOST = 10_000;

    private final JdbcClient db;
    private final Actions actions;

    Escalations(JdbcClient db, Actions actions) {
        this.db = db;
        this.actions = actions;
    }

    /// What the contact does not know yet: which cases, since when the first is late, and when the organisation's
    /// people see one in the portal.
    public record Untold(List<UUID> cases, Instant since, Optional<Instant> shownAt) {
        private static Untold of(List<Case> cases) {
            return new Untold(
                    cases.stream().map(Case::id).toList(),
                    cases.getFirst().since(),
                    cases.stream()
                            .map(Case::plan)
                            .filter(plan -> plan.next() == Next.SHOW)
                            .flatMap(plan -> plan.at().stream())
                            .min(Comparator.naturalOrder()));
        }

        public int messages() {
            return cases.size();
        }
    }

    /// Empty when there is nothing to tell, or only what was tried in vain for good.
    public Optional<Untold> untold(EAddress organisation) {
        List<Case> all = find(UNTOLD, organisation);
        return all.stream().anyMatch(Escalations::waits) ? Optional.of(Untold.of(all)) : Optional.empty();
    }

    private static boolean waits(Case one) {
        return one.contact()
                .filter(contact -> contact.state() == Case.Contact.State.DUE
                        || contact.at().isPresent())
                .isPresent();
    }

    /// Whether the contact is still to be told of something.
    public boolean isAnyWaiting(EAddress organisation) {
        return db.sql(IS_ANY_WAITING)
                .param("organisation", organisation.value())
                .query(Boolean.class)
                .single();
    }

    /// The contact is told then of all that it is still to be told of.
    public void postpone(EAddress organisation, Instant at) {
        db.sql(POSTPONE)
                .param("at", Timestamp.from(at))
                .param("organisation", organisation.value())
                .update();
    }

    /// The contact is told of these cases then.
    public void due(Collection<UUID> caseIds, Instant at) {
        db.sql(DUE)
                .param("at", Timestamp.from(at))
                .param("cases", caseIds.toArray(UUID[]::new))
                .update();
    }

    /// The open cases of which nobody was told.
    public List<UUID> toldNobody(EAddress organisation) {
        return find(NOT_YET, organisation).stream().map(Case::id).toList();
    }

    /// The organisation has nobody any more who is told.
    public void noContact(EAddress organisation) {
        db.sql(NO_CONTACT).param("organisation", organisation.value()).update();
    }

    /// A mail told the contact of these cases.
    @Transactional
    public void told(List<UUID> caseIds, UUID mail, String status, Instant at) {
        List<Case> all = find(TO_TELL, caseIds);
        settle(all, Case.Contact.State.TOLD, Optional.of(at), Optional.of(mail));
        all.forEach(one -> actions.keep(one, Deed.TOLD_CONTACT, Actor.HUB, Optional.of(status), Optional.empty(), at));
    }

    /// A mail could not tell the contact of these. What failed before keeps its evidence and only waits for the
    /// next try.
    @Transactional
    public void notTold(
            EAddress organisation, List<UUID> caseIds, String reason, Optional<Instant> nextTry, Instant at) {
        db.sql(TRY_AGAIN)
                .param("at", nextTry.map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("organisation", organisation.value())
                .update();
        fail(find(NEWS, caseIds), reason, nextTry, at);
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

    private List<Case> find(String sql, EAddress organisation) {
        return db.sql(sql)
                .param("organisation", organisation.value())
                .param("limit", MOST)
                .query(Cases::row)
                .list();
    }

    private List<Case> find(String sql, List<UUID> caseIds) {
        return db.sql(sql)
                .param("cases", caseIds.toArray(UUID[]::new))
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
