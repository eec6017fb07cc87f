package org.eaddress.hub.delegation;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whom organisations named to act for them. Signatories are not among them: the register alone names those. An
/// organisation that has an administrator is not left without one.
@Component
public class Members {
    private static final String NAME = """
            insert into member (member_id, organisation, person, power, state, code_digest, code_until, named_by,
                                named_by_name, named_at)
            values (:id, :organisation, :person, :power, 'offered', :digest, :codeUntil, :by, :byName, :now)""";
    private static final String COUNT =
            "select count(*) from member where organisation = :organisation and ended_at is null";
    private static final String IS_ONE = """
            select exists (
              select from organisation_power where organisation = :organisation and person = :person)""";
    private static final String ADMINISTERS = """
            select exists (
              select from organisation_power
              where organisation = :organisation and person = :person and power = 'administer')""";
    private static final String CLAIM = """
            update member set state = 'claimed', person_name = :name, code_digest = null, code_until = null
            where code_digest = :digest and code_until > :now and person = :person and %s
            returning member_id""".formatted(MemberRow.STANDS);
    private static final String ACCEPT = """
            update member set state = 'accepted', answered_at = :now
            where member_id = :id and person = :person and state = 'claimed' and %s
              and not exists (
                select from member m
                where m.organisation = member.organisation and m.person = :person and m.state = 'accepted')""".formatted(MemberRow.STANDS);
    private static final String END = """
            update member set state = :state, ended_at = :now, ended_by_name = :by, code_digest = null, code_until = null
            where member_id = :id""";
    private static final String CHANGE = """
            insert into member (member_id, organisation, person, person_name, power, state, named_by, named_by_name,
                                named_at, answered_at)
            select :newId, organisation, person, person_name, :power, 'accepted', :by, :byName, :now, :now
            from member where member_id = :id""";
    private static final String OTHER_ADMINISTRATORS = """
            select exists (select from representative where organisation = :organisation)
              or exists (
                select from member
                where organisation = :organisation and state = 'accepted' and power = 'administer'
                  and member_id <> :id)""";
    private static final String OPEN = MemberRow.SELECT + "where member_id = :id and ended_at is null";
    private static final String OF_ORGANISATION = MemberRow.SELECT
            + "where organisation = :whose order by ended_at is null desc, member_id desc limit :limit";
    private static final String OF_PERSON = MemberRow.SELECT
            + "where person = :whose and state in ('claimed', 'accepted') order by member_id desc limit :limit";
    private static final int SHOWN = 200;

    private final JdbcClient db;
    private final DelegationSettings settings;
    private final Tries tries;
    private final Clock clock;

    Members(JdbcClient db, DelegationSettings settings, Tries tries, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.tries = tries;
        this.clock = clock;
    }

    /// What became of a change.
    public enum Outcome {
        DONE,
        /// There would be nobody left who could name others.
        LAST_ADMINISTRATOR,
        /// There is nothing here to change.
        UNKNOWN
    }

    /// Names this person, who alone can enter the code.
    @Transactional
    public Naming name(EAddress organisation, Caller by, EAddress person, Power power) {
        tries.oneAtATime(organisation.value());
        if (isTrue(db.sql(IS_ONE).param("organisation", organisation.value()).param("person", person.value()))) {
            return new Naming.Already();
        }
        int open = db.sql(COUNT)
                .param("organisation", organisation.value())
                .query(Integer.class)
                .single();
        if (open >= settings.most()) {
            return new Naming.TooMany();
        }
        OfferCode code = OfferCode.make();
        Instant now = clock.instant();
        db.sql(NAME)
                .param("id", UuidCreator.getTimeOrderedEpoch(now))
                .param("organisation", organisation.value())
                .param("person", person.value())
                .param("power", power.code())
                .param("digest", code.digest())
                .param("codeUntil", Timestamp.from(now.plus(settings.codesLifetime())))
                .param("by", by.eAddress().value())
                .param("byName", by.name())
                .param("now", Timestamp.from(now))
                .update();
        return new Naming.Named(code.shown());
    }

    /// What this code offers is hers to accept from now on, if she was named.
    Optional<UUID> claim(Caller person, OfferCode code) {
        return db.sql(CLAIM)
                .param("person", person.eAddress().value())
                .param("name", person.name())
                .param("digest", code.digest())
                .param("now", now())
                .query((row, _) -> row.getObject("member_id", UUID.class))
                .optional();
    }

    /// Whether this person now is one: only who was named, and while whoever named her may.
    @Transactional
    public boolean accept(Caller person, UUID id) {
        return find(id).isPresent() && accepts(person, id);
    }

    private boolean accepts(Caller person, UUID id) {
        return db.sql(ACCEPT)
                        .param("id", id)
                        .param("person", person.eAddress().value())
                        .param("now", now())
                        .update()
                == 1;
    }

    /// She does not want it, or gives it up.
    @Transactional
    public Outcome giveUp(Caller person, UUID id) {
        return find(id).filter(
                        member -> member.person().equals(person.eAddress()) && member.state() != Member.State.OFFERED)
                .map(member -> end(member, "rejected", person))
                .orElse(Outcome.UNKNOWN);
    }

    /// An administrator removes her, also one who has not accepted yet.
    @Transactional
    public Outcome remove(EAddress organisation, Caller by, UUID id) {
        return find(id).filter(member -> member.organisation().equals(organisation) && administers(organisation, by))
                .map(member -> end(member, "removed", by))
                .orElse(Outcome.UNKNOWN);
    }

    /// From now on she may do so much.
    @Transactional
    public Outcome change(EAddress organisation, Caller by, UUID id, Power power) {
        return find(id).filter(
                        member -> member.organisation().equals(organisation) && member.state() == Member.State.ACCEPTED)
                .filter(_ -> administers(organisation, by))
                .map(member -> change(member, by, power))
                .orElse(Outcome.UNKNOWN);
    }

    private Outcome change(Member member, Caller by, Power power) {
        if (member.power() == power) {
            return Outcome.DONE;
        }
        Outcome ended = end(member, "removed", by);
        if (ended == Outcome.DONE) {
            Timestamp now = now();
            db.sql(CHANGE)
                    .param("id", member.id())
                    .param("newId", UuidCreator.getTimeOrderedEpoch(now.toInstant()))
                    .param("power", power.code())
                    .param("by", by.eAddress().value())
                    .param("byName", by.name())
                    .param("now", now)
                    .update();
        }
        return ended;
    }

    private Outcome end(Member member, String state, Caller by) {
        boolean isAdministrator = member.state() == Member.State.ACCEPTED && member.power() == Power.ADMINISTER;
        if (isAdministrator && !hasOtherAdministrators(member)) {
            return Outcome.LAST_ADMINISTRATOR;
        }
        db.sql(END)
                .param("id", member.id())
                .param("state", state)
                .param("by", by.name())
                .param("now", now())
                .update();
        return Outcome.DONE;
    }

    /// She may have lost it while her request waited for another.
    private boolean administers(EAddress organisation, Caller by) {
        return isTrue(db.sql(ADMINISTERS)
                .param("organisation", organisation.value())
                .param("person", by.eAddress().value()));
    }

    private boolean hasOtherAdministrators(Member member) {
        return isTrue(db.sql(OTHER_ADMINISTRATORS)
                .param("organisation", member.organisation().value())
                .param("id", member.id()));
    }

    /// The one of this id that has not ended; until the caller's transaction ends, nobody else changes any of the
    /// same organisation.
    private Optional<Member> find(UUID id) {
        Optional<Member> found = open(id);
        found.ifPresent(member -> tries.oneAtATime(member.organisation().value()));
        return found.flatMap(_ -> open(id));
    }

    private Optional<Member> open(UUID id) {
        return db.sql(OPEN).param("id", id).query(MemberRow::member).optional();
    }

    /// Those of this organisation, also who was one: those who are before the others, each the newest first.
    public List<Member> of(EAddress organisation) {
        return list(OF_ORGANISATION, organisation);
    }

    /// Where this person was named and entered the code, until it ends.
    public List<Member> receivedBy(EAddress person) {
        return list(OF_PERSON, person);
    }

    private List<Member> list(String sql, EAddress whose) {
        return db.sql(sql)
                .param("whose", whose.value())
                .param("limit", SHOWN)
                .query(MemberRow::member)
                .list();
    }

    private static boolean isTrue(JdbcClient.StatementSpec asked) {
        return asked.query(Boolean.class).single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
