package org.eaddress.hub.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eaddress.hub.access.ConsentScope;
import org.eaddress.hub.access.Consented;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What applications get for consents: of a code once, and then of each refresh token once.
///
/// A code that comes again, or with something wrong, and a refresh token that was replaced may be in the hands of a
/// thief: the consent ends. The refresh token before the last is good until the last was used, for the answer that
/// brought the last may have been lost.
@Component
class ConsentTokens {
    private static final String ONE_AT_A_TIME = """
            select true from (
              select pg_advisory_xact_lock(hashtextextended('consent ' || person || ' ' || application_id, 0))
              from consent where code = :code) as turn""";
    private static final String SELECT = """
            select n.consent_id, n.application_id, n.person, n.scopes, n.redirect_uri, n.challenge, n.refresh,
              n.earlier_refresh, n.begun_at is null and n.ended_at is null and n.code_ends_at > :now as is_fresh,
              n.begun_at is null and n.code_ends_at <= :now as is_late,
              n.begun_at is not null and n.ended_at is null and n.ends_at > :now as is_open, (%s) as stands
            from consent n join application a on a.application_id = n.application_id
              join machine_client c on c.client_id = a.client_id
            where a.client_id = :client and\s""".formatted(ConsentCallers.STANDS);
    private static final String OF_CODE = SELECT + "n.code = :code";
    private static final String OF_ID = SELECT + "n.consent_id = :id for update of n";
    private static final String REPLACE = """
            update consent set ended_at = :now, ended_by = 'replaced'
            where person = :person and application_id = :application and consent_id <> :id
              and begun_at is not null and ended_at is null""";
    private static final String BEGIN =
            "update consent set begun_at = :now, used_at = :now, refresh = :refresh where consent_id = :id";
    private static final String RENEW = """
            update consent set refresh = :refresh, earlier_refresh = :earlier where consent_id = :id""";
    private static final String END = """
            update consent set begun_at = coalesce(begun_at, :now), ended_at = :now, ended_by = 'misuse'
            where consent_id = :id and ended_at is null""";
    private static final Pattern REFRESH_TOKEN =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([A-Za-z0-9_-]{43})");

    private final JdbcClient db;
    private final Clock clock;

    ConsentTokens(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Found(
            UUID id,
            UUID application,
            String person,
            Set<String> scopes,
            String redirectUri,
            String challenge,
            byte @Nullable [] refresh,
            byte @Nullable [] earlierRefresh,
            boolean isFresh,
            boolean isLate,
            boolean isOpen,
            boolean stands) {}

    /// Earlier consents to the same application end with it.
    @Transactional
    public Optional<Consented.Granted> redeem(String clientId, Consented.Code code) {
        byte[] digest = new Secret(code.value()).digest();
        db.sql(ONE_AT_A_TIME).param("code", digest).query(Boolean.class).list();
        Instant now = clock.instant();
        Optional<Found> found = ask(OF_CODE, clientId, now)
                .param("code", digest)
                .query(ConsentTokens::found)
                .optional();
        return found.filter(one -> !one.isLate()).flatMap(one -> {
            if (!one.isFresh() || !isOf(code, one)) {
                end(one, now);
                return Optional.empty();
            }
            return one.stands() ? Optional.of(begin(one, now)) : Optional.empty();
        });
    }

    private static boolean isOf(Consented.Code code, Found found) {
        return found.redirectUri().equals(code.redirectUri())
                && Secret.isChallengeOf(found.challenge(), code.verifier());
    }

    private Consented.Granted begin(Found found, Instant now) {
        db.sql(REPLACE)
                .param("id", found.id())
                .param("person", found.person())
                .param("application", found.application())
                .param("now", Timestamp.from(now))
                .update();
        Secret refresh = Secret.make();
        db.sql(BEGIN)
                .param("id", found.id())
                .param("refresh", refresh.digest())
                .param("now", Timestamp.from(now))
                .update();
        return granted(found, refresh);
    }

    @Transactional
    public Optional<Consented.Granted> renew(String clientId, String refreshToken) {
        Matcher written = REFRESH_TOKEN.matcher(refreshToken);
        if (!written.matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Found> found = ask(OF_ID, clientId, now)
                .param("id", UUID.fromString(written.group(1)))
                .query(ConsentTokens::found)
                .optional();
        Secret shown = new Secret(written.group(2));
        return found.filter(Found::isOpen).flatMap(one -> {
            if (!shown.isOf(one.refresh()) && !shown.isOf(one.earlierRefresh())) {
                end(one, now);
                return Optional.empty();
            }
            return one.stands() ? Optional.of(renew(one, shown)) : Optional.empty();
        });
    }

    private Consented.Granted renew(Found found, Secret shown) {
        Secret refresh = Secret.make();
        db.sql(RENEW)
                .param("id", found.id())
                .param("refresh", refresh.digest())
                .param("earlier", shown.digest())
                .update();
        return granted(found, refresh);
    }

    private void end(Found found, Instant now) {
        db.sql(END).param("id", found.id()).param("now", Timestamp.from(now)).update();
    }

    private JdbcClient.StatementSpec ask(String sql, String clientId, Instant now) {
        return db.sql(sql).param("client", clientId).param("now", Timestamp.from(now));
    }

    private static Consented.Granted granted(Found found, Secret refresh) {
        return new Consented.Granted(found.id(), found.scopes(), found.id() + "." + refresh.value());
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getObject("consent_id", UUID.class),
                row.getObject("application_id", UUID.class),
                row.getString("person"),
                Applications.scopes(row.getArray("scopes")).stream()
                        .map(ConsentScope::code)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString("redirect_uri"),
                row.getString("challenge"),
                row.getBytes("refresh"),
                row.getBytes("earlier_refresh"),
                row.getBoolean("is_fresh"),
                row.getBoolean("is_late"),
                row.getBoolean("is_open"),
                row.getBoolean("stands"));
    }
}
