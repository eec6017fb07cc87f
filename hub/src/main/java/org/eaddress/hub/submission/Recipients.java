package org.eaddress.hub.submission;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.evidence.Statement.Entity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All recipients of messages as their senders named them, for evidence that concerns all of them.
@Component
public class Recipients {
    private static final String OF_MESSAGES = """
            select message_id, recipient from delivery
            where message_id = any(:ids) and redirected_from is null order by message_id, recipient limit :limit""";
    private static final int MOST = 10_000;

    private final JdbcClient db;

    Recipients(JdbcClient db) {
        this.db = db;
    }

    public Map<UUID, List<Entity>> of(Collection<UUID> messageIds) {
        return db
                .sql(OF_MESSAGES)
                .param("ids", messageIds.toArray(UUID[]::new))
                .param("limit", messageIds.size() * MOST)
                .query((row, _) ->
                        Map.entry(row.getObject("message_id", UUID.class), Entity.of(row.getString("recipient"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
