package org.eaddress.hub.evidence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The seal headers ever used; a handful, so they are remembered.
@Component
class SealHeaders {
    private static final String KEEP = """
            insert into seal_header (template) values (:template)
            on conflict (md5(template)) do update set template = excluded.template
            returning seal_header_id""";
    private static final String READ = "select template from seal_header where seal_header_id = :id";

    private final JdbcClient db;
    private final Map<Integer, SealHeader> known = new ConcurrentHashMap<>();
    private final Map<String, SealHeader> kept = new ConcurrentHashMap<>();

    SealHeaders(JdbcClient db) {
        this.db = db;
    }

    /// Call it outside of a transaction: what is remembered must not be rolled back.
    SealHeader keep(String template) {
        return kept.computeIfAbsent(
                template,
                key -> new SealHeader(
                        db.sql(KEEP).param("template", key).query(Integer.class).single(), key));
    }

    SealHeader of(int id) {
        return known.computeIfAbsent(
                id,
                key -> new SealHeader(
                        key, db.sql(READ).param("id", key).query(String.class).single()));
    }
}
