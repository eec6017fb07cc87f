package org.eaddress.hub.consent;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.AccessSettings;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Consented;
import org.eaddress.hub.access.Delegate;
import org.eaddress.hub.access.Extent;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// For whom an application acts by a consent, asked at each of its calls. It is a delegate of the person: evidence
/// and the look-up log name it beside her.
@Component
class ConsentCallers implements Consented {
    /// Whether the application may act at all for the person.
    static final String STANDS = "a.withdrawn_at is null and " + Applications.STANDS
            + " and not exists (select from account_freeze f where f.e_address = n.person and f.lifted_at is null)";

    private static final String COUNTS = """
            from consent n join application a on a.application_id = n.application_id
              join machine_client c on c.client_id = a.client_id
            where n.consent_id = :id and a.client_id = :client
              and n.begun_at is not null and n.ended_at is null and n.ends_at > :now and\s""" + STANDS;
    private static final String FIND = "select n.person, a.name, c.e_address " + COUNTS;
    private static final String HOLDS = "select n.used_at < :before " + COUNTS;
    private static final String USED = "update consent set used_at = :now where consent_id = :id and used_at < :before";
    private static final Instant EVER = Instant.EPOCH;
    private static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");
    private static final int SECONDS = 60;

    private final JdbcClient db;
    private final ConsentTokens tokens;
    private final Directory directory;
    private final AccessSettings settings;
    private final Clock clock;

    ConsentCallers(JdbcClient db, ConsentTokens tokens, Directory directory, AccessSettings settings, Clock clock) {
        this.db = db;
        this.tokens = tokens;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<Granted> redeem(String clientId, Code code) {
        return tokens.redeem(clientId, code);
    }

    @Override
    public Optional<Granted> renew(String clientId, String refreshToken) {
        return tokens.renew(clientId, refreshToken);
    }

    private record Acting(EAddress person, EAddress provider, String application) {}

    @Override
    public Optional<Caller> caller(UUID consent, String clientId) {
        return ask(FIND, consent, clientId, clock.instant())
                .query((row, _) -> new Acting(
                        new EAddress(row.getString("person")),
                        new EAddress(row.getString("e_address")),
                        row.getString("name")))
                .optional()
                .flatMap(acting -> directory
                        .find(acting.person())
                        .filter(Account::isOpen)
                        .map(person -> caller(consent, person, acting)));
    }

    private Caller caller(UUID consent, Account person, Acting acting) {
        return new Caller(
                person.eAddress(),
                person.name(),
                Caller.Way.MACHINE,
                settings.access().assuranceLevel(),
                new Delegate(
                        consent, acting.provider(), acting.application(), new Extent(null, EVER, ALWAYS), Power.SEE));
    }

    @Override
    public boolean holds(UUID consent, String clientId) {
        Instant now = clock.instant();
        Timestamp before = Timestamp.from(now.minusSeconds(SECONDS));
        Optional<Boolean> isLongUnused = ask(HOLDS, consent, clientId, now)
                .param("before", before)
                .query(Boolean.class)
                .optional();
        if (isLongUnused.orElse(false)) {
            db.sql(USED)
                    .param("id", consent)
                    .param("now", Timestamp.from(now))
                    .param("before", before)
                    .update();
        }
        return isLongUnused.isPresent();
    }

    private JdbcClient.StatementSpec ask(String sql, UUID consent, String clientId, Instant now) {
        return db.sql(sql).param("id", consent).param("client", clientId).param("now", Timestamp.from(now));
    }
}
