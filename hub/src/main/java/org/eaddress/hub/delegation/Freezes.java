package org.eaddress.hub.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.FrozenAccounts;
import org.eaddress.hub.delegation.Freeze.Access;
import org.eaddress.hub.delegation.Freeze.Decision;
import org.eaddress.hub.delegation.Freeze.Lifting;
import org.eaddress.hub.delegation.Freeze.Permission;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The accounts that are frozen by decisions, and who may look into them meanwhile: to see and nothing else, until
/// its time, or until the freeze is lifted.
@Component
public class Freezes {
    private static final String FREEZE = """
            insert into account_freeze (freeze_id, e_address, reference, reason, decided_by, frozen_at)
            values (:id, :account, :reference, :reason, :by, :now) on conflict (freeze_id) do nothing""";
    private static final String LIFT =
            "update account_freeze set lifted_at = :now, lifted_by = :by where freeze_id = :id and lifted_at is null";
    private static final String FIND = """
            select freeze_id, e_address, reference, reason, decided_by, frozen_at, lifted_at, lifted_by
            from account_freeze where freeze_id = :id""";
    private static final String LET = """
            insert into delegation (delegation_id, principal, offered_by, delegate, delegate_name, mail_since, mail_before,
                                    power, expires_at, state, offered_at, answered_at, basis, begins_at, granted_by,
                                    granted_by_name, reference, freeze_id)
            select :id, e_address, e_address, :person, :name, :ever, :always,
                   'see', :until, 'accepted', :now, :now, 'decision', :now, :by,
                   :decidedBy, :reference, freeze_id
            from account_freeze where freeze_id = :freeze and lifted_at is null and e_address <> :person
            on conflict (delegation_id) do nothing""";
    private static final String ACCESSES = """
            select delegation_id, delegate, expires_at, reference, granted_by_name, offered_at, ended_at
            from delegation where freeze_id = :id order by delegation_id limit :limit""";
    private static final String END = """
            update delegation set state = 'revoked', ended_at = :now
            where delegation_id = :id and freeze_id = :freeze and state = 'accepted'""";
    private static final int MOST = 100;

    private final JdbcClient db;
    private final Directory directory;
    private final FrozenAccounts frozen;
    private final DelegationSettings settings;
    private final Clock clock;

    Freezes(JdbcClient db, Directory directory, FrozenAccounts frozen, DelegationSettings settings, Clock clock) {
        this.db = db;
        this.directory = directory;
        this.frozen = frozen;
        this.settings = settings;
        this.clock = clock;
    }

    /// Whether there is such an account.
    public boolean isKnown(EAddress account) {
        return directory.find(account).isPresent();
    }

    /// Nothing more is sent off from the account in the portal when it returns; what was sent off before goes its
    /// way, and so does what its systems send. False when there is a freeze under this id.
    @Transactional
    public boolean freeze(UUID id, Decision decision) {
        frozen.lock(decision.account());
        return db.sql(FREEZE)
                        .param("id", id)
                        .param("account", decision.account().value())
                        .param("reference", decision.reference())
                        .param("reason", decision.reason())
                        .param("by", decision.decidedBy())
                        .param("now", Timestamp.from(now()))
                        .update()
                == 1;
    }

    /// Whoever was let look does not any more. The first lifting stays.
    public void lift(UUID id, String by) {
        db.sql(LIFT)
                .param("id", id)
                .param("by", by)
                .param("now", Timestamp.from(now()))
                .update();
    }

    /// What became of a permission.
    public enum Outcome {
        MADE,
        /// There is a delegation under this id, or the account is not frozen any more.
        NOT_MADE,
        /// Who shall look is not another person with an open e-address.
        NOBODY,
        /// It is over, or lasts too long.
        BAD_TERM
    }

    /// Lets a person look into the frozen account from now on.
    public Outcome let(Freeze freeze, UUID id, Permission permission, Caller operator) {
        Instant now = now();
        if (!permission.until().isAfter(now) || permission.until().isAfter(now.plus(settings.longestByDecision()))) {
            return Outcome.BAD_TERM;
        }
        Optional<Account> person = directory
                .find(permission.person())
                .filter(account -> account.kind() == Account.Kind.PERSON && account.isOpen())
                .filter(account -> !account.eAddress().equals(freeze.decision().account()));
        return person.isEmpty()
                ? Outcome.NOBODY
                : add(freeze, id, permission, person.get().name(), operator, now);
    }

    private Outcome add(Freeze freeze, UUID id, Permission permission, String name, Caller operator, Instant now) {
        int added = db.sql(LET)
                .param("id", id)
                .param("freeze", freeze.id())
                .param("person", permission.person().value())
                .param("name", name)
                .param("ever", Timestamp.from(Delegation.EVER))
                .param("always", Timestamp.from(Delegation.ALWAYS))
                .param("until", Timestamp.from(permission.until()))
                .param("now", Timestamp.from(now))
                .param("by", operator.eAddress().value())
                .param("decidedBy", permission.decidedBy())
                .param("reference", permission.reference())
                .update();
        return added == 1 ? Outcome.MADE : Outcome.NOT_MADE;
    }

    /// The person looks into it no more. The first end stays.
    public void end(UUID freeze, UUID access) {
        db.sql(END)
                .param("id", access)
                .param("freeze", freeze)
                .param("now", Timestamp.from(now()))
                .update();
    }

    public Optional<Freeze> find(UUID id) {
        List<Access> accesses = db.sql(ACCESSES)
                .param("id", id)
                .param("limit", MOST)
                .query(Freezes::access)
                .list();
        return db.sql(FIND)
                .param("id", id)
                .query((row, _) -> freeze(row, accesses))
                .optional();
    }

    private static Freeze freeze(ResultSet row, List<Access> accesses) throws SQLException {
        String liftedBy = row.getString("lifted_by");
        return new Freeze(
                row.getObject("freeze_id", UUID.class),
                new Decision(
                        new EAddress(row.getString("e_address")),
                        row.getString("reference"),
                        row.getString("reason"),
                        row.getString("decided_by")),
                row.getTimestamp("frozen_at").toInstant(),
                liftedBy == null
                        ? Optional.empty()
                        : Optional.of(new Lifting(row.getTimestamp("lifted_at").toInstant(), liftedBy)),
                accesses);
    }

    private static Access access(ResultSet row, int number) throws SQLException {
        return new Access(
                row.getObject("delegation_id", UUID.class),
                new Permission(
                        new EAddress(row.getString("delegate")),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getString("reference"),
                        row.getString("granted_by_name")),
                row.getTimestamp("offered_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
