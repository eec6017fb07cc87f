package org.eaddress.hub.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.database.Convoy;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.storage.Sha256;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The messages that the hub answers for, as they are written at the front door.
@Component
class AcceptedMessages {
    private static final String EARLIER =
            "select message_id, sender, digest, accepted_at from message where message_id = any(?)";
    private static final int TOGETHER = 50;

    private final JdbcTemplate db;
    private final EvidenceArchive evidence;
    private final Schedules schedules;
    private final Convoy<Acceptance, Boolean> keeping = new Convoy<>(TOGETHER, this::keepAll);
    private final Convoy<UUID, Optional<Before>> lookups = new Convoy<>(TOGETHER, this::findAll);

    AcceptedMessages(JdbcTemplate db, EvidenceArchive evidence, Schedules schedules) {
        this.db = db;
        this.evidence = evidence;
        this.schedules = schedules;
    }

    /// What is known of an id that was accepted before.
    private record Before(UUID id, String sender, Sha256 digest, Instant at) {}

    /// Durable when it returns. False when the id was accepted before; then nothing is written.
    boolean keep(Acceptance acceptance) {
        return acceptance.message().schedule().isNone()
                ? keeping.ride(acceptance)
                : schedules.keep(acceptance, one -> keepAll(List.of(one)).getFirst());
    }

    /// Several with the same schedule and ids made just now, in the caller's transaction.
    void keepTogether(List<Acceptance> acceptances) {
        if (!acceptances.isEmpty()) {
            keepAll(acceptances);
            schedules.note(acceptances);
        }
    }

    /// What was answered to the same id before: the same receipt, or a conflict when the message was another.
    Optional<Outcome> earlier(UUID id, EAddress sender, Sha256 digest) {
        return lookups.ride(id)
                .map(before -> before.sender().equals(sender.value())
                                && before.digest().equals(digest)
                        ? new Outcome.Accepted(evidence.receiptOf(id), before.at(), true)
                        : new Outcome.Refused(new Rejection.MessageConflict()));
    }

    private List<Boolean> keepAll(List<Acceptance> all) {
        Set<UUID> seen = new HashSet<>();
        List<Acceptance> rows = all.stream()
                .filter(acceptance -> seen.add(acceptance.id()))
                .sorted(Comparator.comparing(Acceptance::id)) // two hubs with the same ids must not wait for each other
                .toList();
        Set<UUID> kept = new HashSet<>(db.query(
                AcceptanceRows.INSERT, (row, _) -> row.getObject("message_id", UUID.class), AcceptanceRows.of(rows)));
        return all.stream().map(acceptance -> kept.remove(acceptance.id())).toList();
    }

    private List<Optional<Before>> findAll(List<UUID> ids) {
        Map<UUID, Before> found = db.query(EARLIER, (row, _) -> before(row), (Object) ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(Before::id, Function.identity()));
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    private static Before before(ResultSet row) throws SQLException {
        return new Before(
                row.getObject("message_id", UUID.class),
                row.getString("sender"),
                Sha256.of(row.getBytes("digest")),
                row.getTimestamp("accepted_at").toInstant());
    }
}
