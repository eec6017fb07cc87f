package org.eaddress.hub.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.connector.Webhooks;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.submission.UnsentMessages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How systems do. Nothing is counted further than a limit, so that to ask costs the same however much there is.
@Component
public class Healths {
    /// How far anything is counted.
    public static final int COUNTED = 1000;

    private static final int MOST_CODES = 50;
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final String DEEDS =
            "select deed, last_at from connection_deed where client_id = :clientId limit 10";
    private static final String PROBLEMS = """
            select code, sum(times) as times, max(last_at) as last_at from connection_problem
            where client_id = :clientId and day >= :since
            group by code order by times desc, code limit :limit""";

    private final JdbcClient db;
    private final Mailboxes mailboxes;
    private final UnsentMessages unsent;
    private final Webhooks webhooks;
    private final Clock clock;

    Healths(JdbcClient db, Mailboxes mailboxes, UnsentMessages unsent, Webhooks webhooks, Clock clock) {
        this.db = db;
        this.mailboxes = mailboxes;
        this.unsent = unsent;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    public Health of(ConnectedSystem system) {
        EAddress owner = system.eAddress();
        return new Health(
                system.keys().stream().flatMap(key -> key.usedAt().stream()).max(Instant::compareTo),
                deeds(system.clientId()),
                mailboxes.waitingForSystem(owner, COUNTED),
                oldest(owner),
                unsent.ofSender(owner, BEGINNING, COUNTED).size(),
                problems(system.clientId()),
                webhooks.find(owner));
    }

    private Optional<Instant> oldest(EAddress owner) {
        return mailboxes.forSystem(owner, BEGINNING, 1).entries().stream()
                .map(MailboxEntry::consignedAt)
                .findFirst();
    }

    private Map<Deed, Instant> deeds(String clientId) {
        return db
                .sql(DEEDS)
                .param("clientId", clientId)
                .query((row, _) -> Map.entry(
                        Deed.ofCode(row.getString("deed")),
                        row.getTimestamp("last_at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Health.Met> problems(String clientId) {
        return db.sql(PROBLEMS)
                .param("clientId", clientId)
                .param("since", Observations.since(clock.instant()))
                .param("limit", MOST_CODES)
                .query((row, _) -> new Health.Met(
                        row.getString("code"),
                        row.getLong("times"),
                        row.getTimestamp("last_at").toInstant()))
                .list();
    }
}
