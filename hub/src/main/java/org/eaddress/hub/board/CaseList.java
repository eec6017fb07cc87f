package org.eaddress.hub.board;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists of cases: open ones oldest first, closed ones newest first. Each way of looking has its index.
@Component
class CaseList {
    private static final String OPEN_ORDER = " order by since, case_id limit :limit";
    private static final String CLOSED_ORDER = " order by closed_at desc, case_id desc limit :limit";

    private final JdbcClient db;

    CaseList(JdbcClient db) {
        this.db = db;
    }

    List<Case> of(Viewer viewer, Search search, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        String sql = Cases.SELECT
                + (search.open() ? "where closed_at is null" : "where closed_at is not null")
                + of(viewer, values)
                + of(search, values)
                + (search.open() ? OPEN_ORDER : CLOSED_ORDER);
        return db.sql(sql).params(values).query(Cases::row).list();
    }

    private static String of(Viewer viewer, Map<String, Object> values) {
        return switch (viewer) {
            case Viewer.Operator() -> "";
            case Viewer.Organisation(var own) -> {
                values.put("own", own.value());
                yield " and (sender = :own or (recipient = :own and kind in ('unretrieved', 'held')))";
            }
        };
    }

    private static String of(Search search, Map<String, Object> values) {
        StringBuilder conditions = new StringBuilder();
        search.kind().ifPresent(kind -> {
            values.put("kind", kind.code());
            conditions.append(" and kind = :kind");
        });
        switch (search.owners()) {
            case Search.Owners.All() -> {}
            case Search.Owners.Nobody() -> conditions.append(" and owner is null");
            case Search.Owners.Of(var person) -> {
                values.put("person", person.value());
                conditions.append(" and owner = :person");
            }
        }
        search.after().ifPresent(last -> {
            values.put("after", last);
            conditions.append(
                    search.open()
                            ? " and (since, case_id) > (select since, case_id from board_case where case_id = :after)"
                            : " and (closed_at, case_id) < (select closed_at, case_id from board_case where case_id = :after)");
        });
        return conditions.toString();
    }
}
