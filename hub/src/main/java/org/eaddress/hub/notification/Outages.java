package org.eaddress.hub.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The times for which a kind of channel took notices that did not arrive.
@Component
class Outages {
    private static final String OPEN = "select from_at from notice_outage where kind = :kind and until_at is null";
    private static final String BEGIN = """
            insert into notice_outage (kind, from_at, noticed_at) values (:kind, :from, :at) on conflict do nothing""";
    private static final String END = "update notice_outage set until_at = :at where kind = :kind and until_at is null";

    private final JdbcClient db;

    Outages(JdbcClient db) {
        this.db = db;
    }

    boolean isOpen(Channel.Kind kind) {
        return openSince(kind).isPresent();
    }

    /// From when on nothing is known to have arrived.
    Optional<Instant> openSince(Channel.Kind kind) {
        return db.sql(OPEN)
                .param("kind", kind.code())
                .query((row, _) -> row.getTimestamp("from_at").toInstant())
                .optional();
    }

    /// Whether this is news.
    boolean begin(Channel.Kind kind, Instant from, Instant at) {
        return db.sql(BEGIN)
                        .param("kind", kind.code())
                        .param("from", Timestamp.from(from))
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    void end(Channel.Kind kind, Instant at) {
        db.sql(END).param("kind", kind.code()).param("at", Timestamp.from(at)).update();
    }
}
