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
            on conflict (template) do update set template = excluded.template
            returning seal_header_id""";
    private static final String READ = "select template from seal_header where seal_header_id = :id";

    private final JdbcClient db;
    private final Map<Integer, SealHeader> known = new ConcurrentHashMap<>();

    SealHeaders(JdbcClient db) {
        this.db = db;
    }

    SealHeader keep(String template) {
        int id = db.sql(KEEP).param("template", template).query(Integer.class).single();
        return new SealHeader(id, template);
    }

    SealHeader of(int id) {
        return known.computeIfAbsent(
                id,
                key -> new SealHeader(
                        key, db.sql(READ).param("id", key).query(String.class).single()));
    }
}
