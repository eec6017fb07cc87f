package org.eaddress.hub.delegation;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Delegate;
import org.eaddress.hub.access.Entrusted;
import org.eaddress.hub.access.Extent;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who entrusted a mailbox to whom. Whether a delegation counts is asked of the database each time, so that one
/// that was revoked or is over has ended at the next request.
@Component
@EnableConfigurationProperties(DelegationSettings.class)
public class Delegations implements Entrusted {
    private static final String OFFER = """
            insert into delegation (delegation_id, principal, offered_by, sender, mail_since, mail_before, power,
                                    expires_at, state, code_digest, code_until, offered_at)
            select :id, :principal, :offeredBy, :sender, :since, :before, :power,
                   :expires, 'offered', :digest, :codeUntil, :now
            where (select count(*) from delegation
                   where principal = :principal and state in ('offered', 'claimed', 'accepted') and expires_at > :now)
              < :most""";
    private static final String CLAIM = """
            update delegation set state = 'claimed', delegate = :person, delegate_name = :name,
              code_digest = null, code_until = null
            where code_digest = :digest and code_until > :now and expires_at > :now
              and principal <> :person and offered_by <> :person and %s
            returning delegation_id""".formatted(DelegationRow.STANDS);
    private static final String ACCEPT = """
            update delegation set state = 'accepted', answered_at = :now
            where delegation_id = :id and delegate = :person and state = 'claimed' and expires_at > :now
              and %s""".formatted(DelegationRow.STANDS);
    private static final String REJECT = """
            update delegation set state = 'rejected', ended_at = :now
            where delegation_id = :id and delegate = :person and state in ('claimed', 'accepted')""";
    private static final String REVOKE = """
            update delegation set state = 'revoked', ended_at = :now, code_digest = null, code_until = null
            where delegation_id = :id and principal = :person and state in ('offered', 'claimed', 'accepted')""";
    private static final String FORCE = "state = 'accepted' and expires_at > :now"
            + " and (begins_at is null or begins_at <= :now) and " + DelegationRow.STANDS;
    private static final String COUNTS = "where delegate = :person and " + FORCE;
    private static final String ACCEPTED = DelegationRow.SELECT + COUNTS + " order by delegation_id limit :limit";
    private static final String ONE = DelegationRow.SELECT + COUNTS + " and delegation_id = :id";
    private static final String HOLDS =
            "select delegation_id from delegation where delegation_id = :id and " + FORCE + " for share";

    /// Those that are over come last, so that none that is in force falls off the page that can end it.
    private static final String OPEN_FIRST = """
            order by (state in ('offered', 'claimed', 'accepted') and expires_at > :now) desc, delegation_id desc
            limit :limit""";
    private static final String GIVEN = DelegationRow.SELECT + "where principal = :person " + OPEN_FIRST;
    private static final String RECEIVED = DelegationRow.SELECT + "where delegate = :person " + OPEN_FIRST;
    private static final int SHOWN = 100;

    private final JdbcClient db;
    private final Directory directory;
    private final DelegationSettings settings;
    private final Tries tries;
    private final Members members;
    private final Clock clock;

    Delegations(
            JdbcClient db,
            Directory directory,
            DelegationSettings settings,
            Tries tries,
            Members members,
            Clock clock) {
        this.db = db;
        this.directory = directory;
        this.settings = settings;
        this.tries = tries;
        this.members = members;
        this.clock = clock;
    }

    /// Offers it to whoever will enter the code, which is told here and never again; empty when there are too many.
    ///
    /// @param offeredBy the person who does so: of an organisation's mailbox, it counts while she may act for it
    @Transactional
    public Optional<String> offer(Caller principal, EAddress offeredBy, Offer offer) {
        tries.oneAtATime(principal.eAddress().value());
        OfferCode code = OfferCode.make();
        Instant now = clock.instant();
        int offered = db.sql(OFFER)
                .param("id", UuidCreator.getTimeOrderedEpoch(now))
                .param("principal", principal.eAddress().value())
                .param("offeredBy", offeredBy.value())
                .param("sender", offer.extent().sender().map(EAddress::value).orElse(null))
                .param("since", Timestamp.from(offer.extent().since()))
                .param("before", Timestamp.from(offer.extent().before()))
                .param("power", offer.power().code())
                .param("expires", Timestamp.from(offer.expiresAt()))
                .param("digest", code.digest())
                .param("codeUntil", Timestamp.from(now.plus(settings.codesLifetime())))
                .param("now", Timestamp.from(now))
                .param("most", settings.most())
                .update();
        return offered == 1 ? Optional.of(code.shown()) : Optional.empty();
    }

    /// What is offered.
    public record Offer(Extent extent, Power power, Instant expiresAt) {}

    /// Whether a delegation that begins now may last until then.
    public boolean mayLastUntil(Instant expiresAt) {
        Instant now = clock.instant();
        return expiresAt.isAfter(now) && !expiresAt.isAfter(now.plus(settings.longest()));
    }

    /// What became of a code that somebody entered, of a delegation or of an organisation that named her.
    public sealed interface Claim {
        /// It is hers to accept, and nobody else's.
        record Claimed(UUID offer) implements Claim {}

        /// There is no such code, or not any more, or she made it herself.
        record Wrong() implements Claim {}

        /// She entered too many.
        record TooOften() implements Claim {}
    }

    public Claim claim(Caller person, String written) {
        if (!tries.use(person.eAddress().value())) {
            return new Claim.TooOften();
        }
        OfferCode code = OfferCode.typed(written);
        return db.sql(CLAIM)
                .param("person", person.eAddress().value())
                .param("name", person.name())
                .param("digest", code.digest())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> row.getObject("delegation_id", UUID.class))
                .optional()
                .or(() -> members.claim(person, code))
                .<Claim>map(Claim.Claimed::new)
                .orElseGet(Claim.Wrong::new);
    }

    /// Whether this person now may; only what was offered to her and is open.
    public boolean accept(Caller delegate, UUID id) {
        return change(ACCEPT, delegate, id);
    }

    /// The delegate does not want it, or gives it up; whether it was hers.
    public boolean reject(Caller delegate, UUID id) {
        return change(REJECT, delegate, id);
    }

    /// The one whose mailbox it is takes it back; whether it was hers.
    public boolean revoke(Caller principal, UUID id) {
        return change(REVOKE, principal, id);
    }

    private boolean change(String sql, Caller person, UUID id) {
        return db.sql(sql)
                        .param("id", id)
                        .param("person", person.eAddress().value())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /// Those of this e-address, the open ones before the others, each the newest first.
    public List<Delegation> givenBy(EAddress principal) {
        return list(GIVEN, principal);
    }

    /// Those to this person, in the same order.
    public List<Delegation> receivedBy(EAddress person) {
        return list(RECEIVED, person);
    }

    private List<Delegation> list(String sql, EAddress whose) {
        return db.sql(sql)
                .param("person", whose.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", SHOWN)
                .query(DelegationRow::delegation)
                .list();
    }

    @Override
    public List<Mailbox> to(EAddress person) {
        return db
                .sql(ACCEPTED)
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", SHOWN)
                .query(DelegationRow::delegation)
                .list()
                .stream()
                .flatMap(delegation -> mailbox(delegation, person).stream())
                .toList();
    }

    @Override
    public Optional<Mailbox> find(EAddress person, UUID delegation) {
        return db.sql(ONE)
                .param("id", delegation)
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(DelegationRow::delegation)
                .optional()
                .flatMap(found -> mailbox(found, person));
    }

    @Override
    public boolean holds(UUID delegation) {
        return db.sql(HOLDS)
                .param("id", delegation)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private Optional<Mailbox> mailbox(Delegation delegation, EAddress person) {
        return directory
                .find(delegation.principal())
                .filter(account -> !account.isClosed())
                .map(account -> new Mailbox(
                        account,
                        new Delegate(
                                delegation.id(),
                                person,
                                delegation.delegate().orElseThrow(),
                                delegation.extent(),
                                delegation.power())));
    }
}
