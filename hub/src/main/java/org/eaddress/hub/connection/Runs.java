package org.eaddress.hub.connection;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The last run of the doctor of each test system, and what the hub saw of it.
@Component
public class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final String END_OTHER = """
            delete from connection_run where client_id = :clientId and message_id <> :message""";
    private static final String BEGIN = """
            insert into connection_run (client_id, message_id, doctor, started_at)
            values (:clientId, :message, :doctor, :at)
            on conflict (client_id) do nothing""";
    private static final String OF = """
            select message_id, doctor, started_at from connection_run where client_id = :clientId""";
    private static final String SAW = """
            insert into connection_run_step (client_id, step, seen_at)
            select client_id, :step, :at from connection_run
            where client_id = :clientId and message_id = coalesce(cast(:message as uuid), message_id)
              and (:step not in ('listed', 'reconciled') or exists (
                select from connection_run_step s where s.client_id = connection_run.client_id and s.step = 'sent'))
            on conflict do nothing""";
    private static final String SEEN = "select step from connection_run_step where client_id = :clientId limit 100";

    private final JdbcClient db;
    private final Messages messages;
    private final Clock clock;

    Runs(JdbcClient db, Messages messages, Clock clock) {
        this.db = db;
        this.messages = messages;
        this.clock = clock;
    }

    /// A run: the message that it sends to itself, the version of the doctor by its own word, and when it began.
    public record Run(UUID message, String doctor, Instant startedAt) {}

    /// Begins the run in which the system sends this message; what it did before does not count. The same again is
    /// the same run.
    @Transactional
    public Run begin(String clientId, UUID message, String doctor) {
        db.sql(END_OTHER).param("clientId", clientId).param("message", message).update();
        db.sql(BEGIN)
                .param("clientId", clientId)
                .param("message", message)
                .param("doctor", doctor)
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .update();
        return find(clientId).orElseThrow();
    }

    public Optional<Run> find(String clientId) {
        return db.sql(OF)
                .param("clientId", clientId)
                .query((row, _) -> new Run(
                        row.getObject("message_id", UUID.class),
                        row.getString("doctor"),
                        row.getTimestamp("started_at").toInstant()))
                .optional();
    }

    /// The system did this, with this message or with none; there is nothing to list before there is a message.
    /// What cannot be noted is missing, and the run is repeated.
    public void saw(String clientId, RunStep step, @Nullable UUID message) {
        try {
            db.sql(SAW)
                    .param("clientId", clientId)
                    .param("step", step.code())
                    .param("message", message, Types.OTHER)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (RuntimeException e) {
            LOG.warn("A step of a run was not noted: {}", e.getClass().getName());
        }
    }

    /// What the hub has not seen of the run, in the order of the steps.
    List<RunStep> missing(ConnectedSystem system, Run run) {
        Set<RunStep> seen = EnumSet.noneOf(RunStep.class);
        db.sql(SEEN)
                .param("clientId", system.clientId())
                .query(String.class)
                .list()
                .forEach(step -> seen.add(RunStep.ofCode(step)));
        Optional<AcceptedMessage> message =
                messages.find(run.message()).filter(found -> found.sender().equals(system.eAddress()));
        if (message.isEmpty()) {
            seen.remove(RunStep.SENT);
        } else if (message.get().sentAt().isPresent()) {
            seen.add(RunStep.REGISTERED);
        }
        return Arrays.stream(RunStep.values())
                .filter(step -> !seen.contains(step))
                .toList();
    }
}
