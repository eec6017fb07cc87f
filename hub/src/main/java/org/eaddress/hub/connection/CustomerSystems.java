package org.eaddress.hub.connection;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.Mailboxes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The systems of all customers of a vendor with how each does, the worst first. Two statements, however many
/// customers there are.
@Component
public class CustomerSystems {
    private static final String OF_VENDOR = """
            with mine as (
              select c.name as customer, m.client_id, coalesce(m.name, m.client_id) as name, m.e_address, m.twin_of,
                m.suspended_at
              from administration a
                join account c on c.e_address = a.customer
                join account s on split_part(s.e_address, '@', 2) = split_part(a.customer, '@', 2)
                  and s.kind <> 'person' and s.status = 'active' and not is_of_sandbox(s.e_address)
                join machine_client m on m.e_address = s.e_address or m.twin_of = s.e_address
              where a.vendor = :vendor and m.scope = 'messages' and m.removed_at is null and %s
              limit :limit)
            select mine.customer, mine.client_id, mine.name, mine.e_address, mine.twin_of, mine.suspended_at,
              k.used_at, k.ends_at, k.good, k.lasting, p.times
            from mine
              cross join lateral (
                select max(used_at) as used_at, max(ends_at) as ends_at,
                  count(*) filter (where ends_at is null or ends_at > :now) as good,
                  count(*) filter (where ends_at is null or ends_at > :soon) as lasting
                from machine_key where client_id = mine.client_id and removed_at is null) as k
              cross join lateral (
                select coalesce(sum(times), 0) as times from connection_problem
                where client_id = mine.client_id and day >= :yesterday) as p""".formatted(Administrations.COUNTS);
    private static final Comparator<CustomerSystem> WORST_FIRST = Comparator.comparing(CustomerSystem::standing)
            .thenComparing(CustomerSystem::customer)
            .thenComparing(CustomerSystem::name)
            .thenComparing(CustomerSystem::clientId);
    private static final int MOST = 10_000;

    private final JdbcClient db;
    private final Mailboxes mailboxes;
    private final ConnectionSettings settings;
    private final Clock clock;

    CustomerSystems(JdbcClient db, Mailboxes mailboxes, ConnectionSettings settings, Clock clock) {
        this.db = db;
        this.mailboxes = mailboxes;
        this.settings = settings;
        this.clock = clock;
    }

    private record Row(
            String customer,
            String clientId,
            String name,
            EAddress eAddress,
            Optional<EAddress> twinOf,
            Optional<Instant> suspendedAt,
            Optional<Instant> usedAt,
            Optional<Instant> endsAt,
            boolean canSignIn,
            boolean lasts,
            long problems) {}

    public List<CustomerSystem> of(EAddress vendor) {
        Instant now = clock.instant();
        List<Row> rows = db.sql(OF_VENDOR)
                .param("vendor", vendor.value())
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.plus(settings.warnBefore())))
                .param(
                        "yesterday",
                        Date.valueOf(now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1)))
                .param("limit", MOST)
                .query((row, _) -> row(row))
                .list();
        Map<EAddress, Instant> waiting =
                mailboxes.waitingSince(rows.stream().map(Row::eAddress).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> system(row, Optional.ofNullable(waiting.get(row.eAddress())), now))
                .sorted(WORST_FIRST)
                .toList();
    }

    private CustomerSystem system(Row row, Optional<Instant> waitingSince, Instant now) {
        Standing standing = standing(row, waitingSince, now);
        Optional<Instant> since = switch (standing) {
            case MAIL_WAITS -> waitingSince;
            case NO_KEY, KEY_ENDS -> row.endsAt();
            case SUSPENDED -> row.suspendedAt();
            case PROBLEMS, SILENT, WELL -> row.usedAt();
        };
        return new CustomerSystem(
                row.customer(),
                row.clientId(),
                row.name(),
                row.twinOf().orElse(row.eAddress()),
                row.twinOf().isPresent(),
                standing,
                since,
                row.problems());
    }

    private Standing standing(Row row, Optional<Instant> waitingSince, Instant now) {
        if (row.suspendedAt().isPresent()) {
            return Standing.SUSPENDED;
        }
        if (!row.canSignIn()) {
            return Standing.NO_KEY;
        }
        if (waitingSince
                .filter(at -> at.isBefore(now.minus(settings.waitsTooLong())))
                .isPresent()) {
            return Standing.MAIL_WAITS;
        }
        if (!row.lasts()) {
            return Standing.KEY_ENDS;
        }
        if (row.problems() > 0) {
            return Standing.PROBLEMS;
        }
        return row.usedAt().isPresent() ? Standing.WELL : Standing.SILENT;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("customer"),
                row.getString("client_id"),
                row.getString("name"),
                new EAddress(row.getString("e_address")),
                Optional.ofNullable(row.getString("twin_of")).map(EAddress::new),
                time(row, "suspended_at"),
                time(row, "used_at"),
                time(row, "ends_at"),
                row.getLong("good") > 0,
                row.getLong("lasting") > 0,
                row.getLong("times"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
