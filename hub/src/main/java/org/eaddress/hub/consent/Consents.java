package org.eaddress.hub.consent;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.access.ConsentScope;
import org.eaddress.hub.access.FrozenAccounts;
import org.eaddress.hub.consent.Consent.By;
import org.eaddress.hub.consent.Consent.End;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What persons consented to, and took back.
@Component
public class Consents {
    private static final String FORGET_CODES = """
            delete from consent where person = :person and application_id = :application and begun_at is null""";
    private static final String ADD = """
            insert into consent (consent_id, application_id, person, scopes, consented_at, ends_at, code, code_ends_at,
                                 redirect_uri, challenge)
            values (:id, :application, :person, :scopes, :now, :until, :code, :codeUntil, :redirectUri, :challenge)""";
    private static final String OF_PERSON = """
            select n.consent_id, a.name, c.e_address, n.scopes, n.consented_at, n.ends_at, n.used_at,
              coalesce(n.ended_at, a.withdrawn_at) as ended_at, coalesce(n.ended_by, 'withdrawn') as ended_by
            from consent n join application a on a.application_id = n.application_id
              join machine_client c on c.client_id = a.client_id
            where n.person = :person and n.begun_at is not null
            order by n.consented_at desc, n.consent_id limit :limit""";
    private static final String REVOKE = """
            update consent set ended_at = :now, ended_by = 'person'
            where consent_id = :id and person = :person and begun_at is not null and ended_at is null""";
    private static final String IS_OF = """
            select exists (
              select from consent where consent_id = :id and person = :person and begun_at is not null)""";

    private final JdbcClient db;
    private final FrozenAccounts frozen;
    private final ConsentSettings settings;
    private final Clock clock;

    Consents(JdbcClient db, FrozenAccounts frozen, ConsentSettings settings, Clock clock) {
        this.db = db;
        this.frozen = frozen;
        this.settings = settings;
        this.clock = clock;
    }

    /// What a person says yes to.
    ///
    /// @param redirectUri where her browser brings the code
    /// @param challenge of PKCE, by S256
    public record Yes(
            EAddress person, Application application, Set<ConsentScope> scopes, String redirectUri, String challenge) {}

    /// Until when a consent counts that is given now.
    public Instant until() {
        return clock.instant().plus(settings.lasts()).truncatedTo(ChronoUnit.MILLIS);
    }

    /// The code with which the application begins; codes that she was given for it before are good no more. Empty
    /// when her account is frozen.
    @Transactional
    public Optional<String> give(Yes yes) {
        if (frozen.includeNow(yes.person())) {
            return Optional.empty();
        }
        db.sql(FORGET_CODES)
                .param("person", yes.person().value())
                .param("application", yes.application().id())
                .update();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Secret code = Secret.make();
        db.sql(ADD)
                .param("id", UuidCreator.getTimeOrderedEpoch(now))
                .param("application", yes.application().id())
                .param("person", yes.person().value())
                .param("scopes", Applications.codes(yes.scopes()))
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until()))
                .param("code", code.digest())
                .param("codeUntil", Timestamp.from(now.plus(settings.codeLasts())))
                .param("redirectUri", yes.redirectUri())
                .param("challenge", yes.challenge())
                .update();
        return Optional.of(code.value());
    }

    /// The application does nothing more for her when it returns. False when there is no such consent of hers.
    public boolean revoke(EAddress person, UUID id) {
        db.sql(REVOKE)
                .param("id", id)
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return db.sql(IS_OF)
                .param("id", id)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /// Hers that an application began with, also those that are over, the newest first.
    public List<Consent> of(EAddress person, int limit) {
        return db.sql(OF_PERSON)
                .param("person", person.value())
                .param("limit", limit)
                .query((row, _) -> consent(row))
                .list();
    }

    private static Consent consent(ResultSet row) throws SQLException {
        Timestamp endedAt = row.getTimestamp("ended_at");
        return new Consent(
                row.getObject("consent_id", UUID.class),
                row.getString("name"),
                new EAddress(row.getString("e_address")),
                Applications.scopes(row.getArray("scopes")),
                row.getTimestamp("consented_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant),
                endedAt == null
                        ? Optional.empty()
                        : Optional.of(new End(
                                endedAt.toInstant(),
                                By.valueOf(row.getString("ended_by").toUpperCase(Locale.ROOT)))));
    }
}
