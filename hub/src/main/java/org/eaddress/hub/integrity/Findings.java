package org.eaddress.hub.integrity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.eaddress.hub.submission.StoredDocuments.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The documents that were found damaged. Each is an alarm until a later reading finds it right again.
@Component
class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);
    private static final String KEEP = """
            insert into integrity_finding (message_id, number, kind, found_at, seen_at)
            values (:message, :number, :kind, :now, :now)
            on conflict (message_id, number, kind) do update set seen_at = excluded.seen_at, mended_at = null""";
    private static final String MEND = """
            update integrity_finding set mended_at = :now
            where message_id = :message and number = :number and mended_at is null""";
    private static final String OPEN = """
            select kind, count(*) as documents from integrity_finding
            where mended_at is null group by kind order by kind limit 10""";

    private static final String PLACES = """
            select message_id, number from integrity_finding
            where mended_at is null order by message_id, number limit 1000""";
    private static final String AMONG = """
            select message_id, number from integrity_finding
            where mended_at is null and message_id = any(:messages) order by message_id, number limit :limit""";
    private static final int DOCUMENTS_OF_A_MESSAGE = 1000;

    private final JdbcClient db;
    private final Clock clock;

    Findings(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void keep(Place place, Finding finding) {
        db.sql(KEEP)
                .param("message", place.message())
                .param("number", place.number())
                .param("kind", finding.code())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        LOG.error("{}: {}", finding.code(), place);
    }

    /// Those of these places, and of other documents of their messages, that were found damaged and are not mended.
    Set<Place> among(List<Place> places) {
        UUID[] ids = places.stream().map(Place::message).distinct().toArray(UUID[]::new);
        return Set.copyOf(db.sql(AMONG)
                .param("messages", ids)
                .param("limit", ids.length * DOCUMENTS_OF_A_MESSAGE)
                .query((row, _) -> place(row))
                .list());
    }

    /// The document was read to its end and is right.
    void mend(Place place) {
        if (close(place)) {
            LOG.warn("Found right again: {}", place);
        }
    }

    /// The document was erased: there is nothing left to be damaged.
    void forgetErased(Predicate<Place> isKept) {
        db.sql(PLACES).query((row, _) -> place(row)).list().stream()
                .filter(isKept.negate())
                .forEach(this::close);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getObject("message_id", UUID.class), row.getInt("number"));
    }

    private boolean close(Place place) {
        int rows = db.sql(MEND)
                .param("message", place.message())
                .param("number", place.number())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return rows > 0;
    }

    /// How many documents are damaged now, by kind.
    Map<String, Long> open() {
        Map<String, Long> open = new LinkedHashMap<>();
        db.sql(OPEN).query(row -> {
            open.put(row.getString("kind"), row.getLong("documents"));
        });
        return open;
    }
}
