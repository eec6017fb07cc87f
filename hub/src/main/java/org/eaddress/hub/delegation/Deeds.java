package org.eaddress.hub.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.lookup.LookUpLog;
import org.eaddress.hub.lookup.Means;
import org.eaddress.hub.lookup.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Delegations that notaries' systems make on powers of attorney. They count at once, for the grantor has signed;
/// the grantor takes one back in the portal, the delegate gives it up there, and the notary's system ends it.
@Component
public class Deeds {
    private static final String ADD = """
            insert into delegation (delegation_id, principal, offered_by, delegate, delegate_name, mail_since, mail_before,
                                    power, expires_at, state, offered_at, answered_at, basis, begins_at, granted_by,
                                    granted_by_name, reference)
            values (:id, :grantor, :grantor, :delegate, :delegateName, :ever, :always,
                    :power, :until, 'accepted', :now, :now, 'deed', :from, :notary, :notaryName, :reference)
            on conflict (delegation_id) do nothing""";
    private static final String FIND = """
            select delegation_id, principal, delegate, power, begins_at, expires_at, reference, granted_by, offered_at,
              state, ended_at
            from delegation where delegation_id = :id and basis = 'deed' and granted_by = :notary""";
    private static final String END = """
            update delegation set state = 'revoked', ended_at = :now
            where delegation_id = :id and basis = 'deed' and granted_by = :notary and state = 'accepted'""";

    private final JdbcClient db;
    private final Directory directory;
    private final DelegationSettings settings;
    private final LookUpLog lookUps;
    private final Clock clock;

    Deeds(JdbcClient db, Directory directory, DelegationSettings settings, LookUpLog lookUps, Clock clock) {
        this.db = db;
        this.directory = directory;
        this.settings = settings;
        this.lookUps = lookUps;
        this.clock = clock;
    }

    /// What became of a deed.
    public enum Outcome {
        MADE,
        /// There is a delegation under this id, whosever.
        ID_TAKEN,
        /// The grantor has no open e-address, or the delegate is not another person with one.
        NOBODY,
        /// It is over, ends before it begins, or lasts too long.
        BAD_TERM
    }

    /// From now on, or from its time, it counts. That the notary asked about both persons is on record first.
    ///
    /// @throws org.eaddress.hub.problem.ProblemException `too-many-look-ups`
    public Outcome make(UUID id, Caller notary, Deed deed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean isGoodTerm = deed.until().isAfter(now)
                && deed.until().isAfter(deed.from())
                && !deed.until().isAfter(now.plus(settings.longest()));
        if (!isGoodTerm) {
            return Outcome.BAD_TERM;
        }
        List<EAddress> both = List.of(deed.grantor(), deed.delegate());
        lookUps.write(notary, Means.DIRECTORY, Optional.of(Purpose.PROCEEDINGS), both);
        Map<EAddress, Account> accounts = directory.find(both);
        Optional<Account> delegate = open(accounts, deed.delegate())
                .filter(account -> account.kind() == Account.Kind.PERSON
                        && !deed.delegate().equals(deed.grantor()));
        return delegate.isPresent() && open(accounts, deed.grantor()).isPresent()
                ? add(id, notary, deed, delegate.get(), now)
                : Outcome.NOBODY;
    }

    private static Optional<Account> open(Map<EAddress, Account> accounts, EAddress address) {
        return Optional.ofNullable(accounts.get(address)).filter(Account::isOpen);
    }

    private Outcome add(UUID id, Caller notary, Deed deed, Account delegate, Instant now) {
        int added = db.sql(ADD)
                .param("id", id)
                .param("grantor", deed.grantor().value())
                .param("delegate", deed.delegate().value())
                .param("delegateName", delegate.name())
                .param("ever", Timestamp.from(Delegation.EVER))
                .param("always", Timestamp.from(Delegation.ALWAYS))
                .param("power", deed.power().code())
                .param("until", Timestamp.from(deed.until()))
                .param("now", Timestamp.from(now))
                .param("from", Timestamp.from(deed.from()))
                .param("notary", notary.eAddress().value())
                .param("notaryName", notary.name())
                .param("reference", deed.reference())
                .update();
        return added == 1 ? Outcome.MADE : Outcome.ID_TAKEN;
    }

    /// One that this notary's system made.
    public Optional<KeptDeed> find(UUID id, EAddress notary) {
        return db.sql(FIND)
                .param("id", id)
                .param("notary", notary.value())
                .query(Deeds::kept)
                .optional();
    }

    /// It counts no more. The first end stays.
    public void end(UUID id, EAddress notary) {
        db.sql(END)
                .param("id", id)
                .param("notary", notary.value())
                .param("now", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .update();
    }

    private static KeptDeed kept(ResultSet row, int number) throws SQLException {
        return new KeptDeed(
                row.getObject("delegation_id", UUID.class),
                new Deed(
                        new EAddress(row.getString("principal")),
                        new EAddress(row.getString("delegate")),
                        Power.ofCode(row.getString("power")),
                        row.getTimestamp("begins_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getString("reference")),
                new EAddress(row.getString("granted_by")),
                row.getTimestamp("offered_at").toInstant(),
                Delegation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }
}
