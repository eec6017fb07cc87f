package org.eaddress.hub.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// The keys of connected systems whose certificates end, and whether the organisations' contacts know. Each is told
/// of several times: `hub.connections.tell-before` its end.
@Component
public class KeyEnds {
    private static final String TO_TELL = """
             from machine_key k join machine_client m using (client_id)
            where k.removed_at is null and m.removed_at is null and k.ends_at > :longAgo
              and exists (
                select from unnest(cast(:before as bigint[])) as before(seconds),
                  lateral (select k.ends_at - make_interval(secs => before.seconds) as due_at) as time
                where due_at <= :now and (k.told_of_end_at is null or k.told_of_end_at < due_at))""";
    private static final String OWNERS = """
            select distinct coalesce(m.twin_of, m.e_address) as owner""" + TO_TELL + " limit :limit";
    private static final String OF_OWNER = """
            select k.client_id, k.key_id, k.ends_at, coalesce(m.name, m.client_id) as name""" + TO_TELL + """
             and coalesce(m.twin_of, m.e_address) = :owner order by k.ends_at, k.key_id limit :limit""";
    private static final String TOLD = """
            update machine_key set told_of_end_at = :at, told_of_end_by = :mail
            where (client_id, key_id) in (
              select * from unnest(cast(:clients as text[]), cast(:keys as text[])))""";
    private static final String NOT_TOLD = """
            update machine_key set told_of_end_at = null, told_of_end_by = null where told_of_end_by = :mail""";
    private static final Duration LONG_AGO = Duration.ofDays(30);

    private final JdbcClient db;
    private final List<Duration> tellBefore;

    KeyEnds(JdbcClient db, @Value("${hub.connections.tell-before}") List<Duration> tellBefore) {
        this.db = db;
        this.tellBefore = List.copyOf(tellBefore);
    }

    /// A key that ends, or has ended.
    ///
    /// @param system the name of the system that has it
    public record End(String clientId, String keyId, String system, Instant at) {}

    /// Whose contacts are to be told of some.
    public List<EAddress> owners(Instant now, int limit) {
        return toTell(OWNERS, now)
                .param("limit", limit)
                .query((row, _) -> new EAddress(row.getString("owner")))
                .list();
    }

    /// Those of which the contact of this organisation is to be told, the first to end first.
    public List<End> of(EAddress owner, Instant now, int limit) {
        return toTell(OF_OWNER, now)
                .param("owner", owner.value())
                .param("limit", limit)
                .query((row, _) -> new End(
                        row.getString("client_id"),
                        row.getString("key_id"),
                        row.getString("name"),
                        row.getTimestamp("ends_at").toInstant()))
                .list();
    }

    /// A mail told of these, or there will be none: nobody is told again before the next time.
    public void told(List<End> ends, UUID mail, Instant at) {
        db.sql(TOLD)
                .param("at", Timestamp.from(at))
                .param("mail", mail)
                .param("clients", ends.stream().map(End::clientId).toArray(String[]::new))
                .param("keys", ends.stream().map(End::keyId).toArray(String[]::new))
                .update();
    }

    /// This mail did not arrive.
    public void notTold(UUID mail) {
        db.sql(NOT_TOLD).param("mail", mail).update();
    }

    private StatementSpec toTell(String sql, Instant now) {
        return db.sql(sql)
                .param("now", Timestamp.from(now))
                .param("longAgo", Timestamp.from(now.minus(LONG_AGO)))
                .param("before", tellBefore.stream().map(Duration::toSeconds).toArray(Long[]::new));
    }
}
