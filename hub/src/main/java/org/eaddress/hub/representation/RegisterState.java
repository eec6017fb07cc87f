package org.eaddress.hub.representation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far the register was read, by all hubs together, and what of it was refused.
@Component
class RegisterState {
    private static final String READ = "select source, cursor, answered_at, silent_since from register_sync";
    private static final String WAIT = READ + " for update";
    private static final String TAKE = WAIT + " skip locked";
    private static final String ANSWERED = """
            update register_sync set source = :source, cursor = :cursor, answered_at = :now, silent_since = null""";
    private static final String SILENT = "update register_sync set silent_since = :now where silent_since is null";
    private static final String REFUSE = """
            insert into register_refusal (place, fault, refused_at) values (:place, :fault, :now)
            on conflict (place) do update set fault = excluded.fault, refused_at = excluded.refused_at""";
    private static final String MEND = "delete from register_refusal where place = any(:numbers)";
    private static final String REFUSED = "select count(*) from register_refusal";
    private static final String NEWEST =
            "select place, fault from register_refusal order by refused_at desc limit :limit";

    private final JdbcClient db;

    RegisterState(JdbcClient db) {
        this.db = db;
    }

    /// @param answeredAt when a register gave its last page
    /// @param silentSince from when it has not answered
    record Sync(String source, Optional<String> cursor, Optional<Instant> answeredAt, Optional<Instant> silentSince) {
        /// Where to go on in this register.
        Optional<String> cursorOf(String register) {
            return cursor.filter(_ -> source.equals(register));
        }
    }

    Sync read() {
        return db.sql(READ).query((row, _) -> sync(row)).single();
    }

    /// In a transaction that is the only one to sync until it ends. Empty when another hub is at it, unless that is
    /// to be waited for.
    Optional<Sync> take(boolean waiting) {
        return db.sql(waiting ? WAIT : TAKE).query((row, _) -> sync(row)).optional();
    }

    void answered(String source, Optional<String> cursor, Instant now) {
        db.sql(ANSWERED)
                .param("source", source)
                .param("cursor", cursor.orElse(null))
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Whether it was answering until now.
    boolean silent(Instant now) {
        return db.sql(SILENT).param("now", Timestamp.from(now)).update() == 1;
    }

    void refuse(Entry.Refused entry, Instant now) {
        db.sql(REFUSE)
                .param("place", entry.place())
                .param("fault", entry.fault().code())
                .param("now", Timestamp.from(now))
                .update();
    }

    /// A good record of these organisations came.
    void mend(Collection<Entry.Organisation> organisations) {
        db.sql(MEND)
                .param(
                        "numbers",
                        organisations.stream().map(Entry.Organisation::number).toArray(String[]::new))
                .update();
    }

    long refused() {
        return db.sql(REFUSED).query(Long.class).single();
    }

    /// Where the newest refused records stand, and what is wrong with each.
    List<String> newestRefused(int limit) {
        return db.sql(NEWEST)
                .param("limit", limit)
                .query((row, _) -> row.getString("place") + ": " + row.getString("fault"))
                .list();
    }

    private static Sync sync(ResultSet row) throws SQLException {
        return new Sync(
                row.getString("source"),
                Optional.ofNullable(row.getString("cursor")),
                instant(row.getTimestamp("answered_at")),
                instant(row.getTimestamp("silent_since")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
