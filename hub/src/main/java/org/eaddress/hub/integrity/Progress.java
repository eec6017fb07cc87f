package org.eaddress.hub.integrity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.submission.StoredDocuments.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far the re-reading has come, in the database, so that any hub goes on where the last one stopped.
@Component
class Progress {
    private static final String NOW = """
            select began_at, after_message, after_number, objects, bytes,
                   last_began_at, last_ended_at, last_objects, last_bytes from scrub""";
    private static final String BEGIN = """
            update scrub set began_at = :now, after_message = :message, after_number = :number, objects = 0, bytes = 0""";
    private static final String ADVANCE = """
            update scrub set after_message = :message, after_number = :number,
              objects = objects + :objects, bytes = bytes + :bytes""";
    private static final String END = """
            update scrub set last_began_at = began_at, last_ended_at = :now, last_objects = objects,
              last_bytes = bytes, began_at = null""";

    private final JdbcClient db;

    Progress(JdbcClient db) {
        this.db = db;
    }

    /// A pass over all documents: how much was read, since when.
    record Pass(Instant beganAt, long objects, long bytes) {}

    /// @param pass the one under way; empty between two
    /// @param after the last document that was read in it
    /// @param last the last whole pass
    record Position(Optional<Pass> pass, Place after, Optional<Pass> last, Optional<Instant> lastEndedAt) {}

    Position now() {
        return db.sql(NOW).query((row, _) -> position(row)).single();
    }

    void begin(Instant now) {
        db.sql(BEGIN)
                .param("now", Timestamp.from(now))
                .param("message", Place.START.message())
                .param("number", Place.START.number())
                .update();
    }

    void advance(Place after, long objects, long bytes) {
        db.sql(ADVANCE)
                .param("message", after.message())
                .param("number", after.number())
                .param("objects", objects)
                .param("bytes", bytes)
                .update();
    }

    void end(Instant now) {
        db.sql(END).param("now", Timestamp.from(now)).update();
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(
                instant(row, "began_at").map(at -> pass(row, at, "")),
                new Place(row.getObject("after_message", UUID.class), row.getInt("after_number")),
                instant(row, "last_began_at").map(at -> pass(row, at, "last_")),
                instant(row, "last_ended_at"));
    }

    private static Pass pass(ResultSet row, Instant beganAt, String prefix) {
        try {
            return new Pass(beganAt, row.getLong(prefix + "objects"), row.getLong(prefix + "bytes"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
