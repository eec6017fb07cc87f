package org.eaddress.hub.consent;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.access.ConsentScope;
import org.eaddress.hub.consent.Application.Accreditation;
import org.eaddress.hub.consent.Application.Withdrawal;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The applications that the operator accredited. Whether one is in force is asked of the database each time, so
/// that a withdrawal ends at once all that was consented to.
@Component
@EnableConfigurationProperties(ConsentSettings.class)
public class Applications {
    /// What a system must be whose application persons may use: it stands, and is not a test.
    static final String STANDS = "c.suspended_at is null and c.removed_at is null and c.twin_of is null";

    private static final String SYSTEM = """
            select c.e_address from machine_client c where c.client_id = :client and c.scope = 'messages' and\s""" + STANDS;
    private static final String ADD = """
            insert into application (application_id, client_id, name, redirect_uris, scopes, reference, decided_by,
                                     accredited_at)
            values (:id, :client, :name, :uris, :scopes, :reference, :by, :now)
            on conflict do nothing""";
    private static final String REDIRECT = """
            update application set redirect_uris = :uris where application_id = :id and withdrawn_at is null""";
    private static final String WITHDRAW = """
            update application set withdrawn_at = :now, withdrawn_by = :by, withdrawal_reason = :reason
            where application_id = :id and withdrawn_at is null""";
    private static final String SELECT = """
            select a.application_id, a.client_id, c.e_address, a.name, a.redirect_uris, a.scopes, a.reference,
              a.decided_by, a.accredited_at, a.withdrawn_at, a.withdrawn_by, a.withdrawal_reason
            from application a join machine_client c on c.client_id = a.client_id\s""";
    private static final String FIND = SELECT + "where a.application_id = :id";
    private static final String IN_FORCE =
            SELECT + "where a.client_id = :client and a.withdrawn_at is null and " + STANDS;

    private final JdbcClient db;
    private final Directory directory;
    private final Clock clock;

    Applications(JdbcClient db, Directory directory, Clock clock) {
        this.db = db;
        this.directory = directory;
        this.clock = clock;
    }

    /// Whether this is the system of an organisation, in production, that stands.
    public boolean isSystem(String client) {
        return db.sql(SYSTEM)
                .param("client", client)
                .query(String.class)
                .optional()
                .map(EAddress::new)
                .filter(address -> !address.isOfPerson())
                .flatMap(directory::find)
                .filter(Account::isOpen)
                .isPresent();
    }

    /// From now on persons can consent to it. False when the id is taken, or the system has one in force.
    public boolean accredit(UUID id, Accreditation accreditation) {
        return db.sql(ADD)
                        .param("id", id)
                        .param("client", accreditation.client())
                        .param("name", accreditation.name())
                        .param("uris", accreditation.redirectUris().toArray(String[]::new))
                        .param("scopes", codes(accreditation.scopes()))
                        .param("reference", accreditation.reference())
                        .param("by", accreditation.decidedBy())
                        .param("now", now())
                        .update()
                == 1;
    }

    /// Browsers are sent there from now on and nowhere else.
    public void redirect(UUID id, List<String> uris) {
        db.sql(REDIRECT)
                .param("id", id)
                .param("uris", uris.toArray(String[]::new))
                .update();
    }

    /// The application reads and does nothing any more, for nobody. The first withdrawal stays.
    public void withdraw(UUID id, String by, String reason) {
        db.sql(WITHDRAW)
                .param("id", id)
                .param("by", by)
                .param("reason", reason)
                .param("now", now())
                .update();
    }

    public Optional<Application> find(UUID id) {
        return db.sql(FIND).param("id", id).query(Applications::application).optional();
    }

    /// The one of this system that persons can consent to now.
    public Optional<Application> inForce(String client) {
        return db.sql(IN_FORCE)
                .param("client", client)
                .query(Applications::application)
                .optional();
    }

    static String[] codes(Set<ConsentScope> scopes) {
        return scopes.stream().map(ConsentScope::code).sorted().toArray(String[]::new);
    }

    static Set<ConsentScope> scopes(Array codes) throws SQLException {
        return strings(codes).stream()
                .flatMap(code -> ConsentScope.ofCode(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> strings(Array column) throws SQLException {
        return Arrays.stream((Object[]) column.getArray()).map(String::valueOf).toList();
    }

    private static Application application(ResultSet row, int number) throws SQLException {
        Timestamp withdrawnAt = row.getTimestamp("withdrawn_at");
        return new Application(
                row.getObject("application_id", UUID.class),
                new EAddress(row.getString("e_address")),
                new Accreditation(
                        row.getString("client_id"),
                        row.getString("name"),
                        strings(row.getArray("redirect_uris")),
                        scopes(row.getArray("scopes")),
                        row.getString("reference"),
                        row.getString("decided_by")),
                row.getTimestamp("accredited_at").toInstant(),
                withdrawnAt == null
                        ? Optional.empty()
                        : Optional.of(new Withdrawal(
                                withdrawnAt.toInstant(),
                                row.getString("withdrawn_by"),
                                row.getString("withdrawal_reason"))));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
