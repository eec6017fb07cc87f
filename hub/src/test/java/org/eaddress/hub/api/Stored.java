package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the database holds.
record Stored(JdbcClient db) {
    private static final List<String> TABLES =
            List.of("message", "document", "delivery", "evidence", "journal_queue", "outbox", "mailbox_entry");

    /// Not one row of this message.
    void assertNothingOf(UUID messageId) {
        for (String table : TABLES) {
            assertThat(count("select count(*) from " + table + " where message_id = ?", messageId))
                    .as(table)
                    .isZero();
        }
    }

    long messages(UUID messageId) {
        return count("select count(*) from message where message_id = ?", messageId);
    }

    long deliveries(UUID messageId) {
        return count("select count(*) from delivery where message_id = ?", messageId);
    }

    long evidence(UUID messageId) {
        return count("select count(*) from evidence where message_id = ?", messageId);
    }

    /// How many documents this sender put before its messages.
    long putDocuments(String sender) {
        return count("select count(*) from put_document where sender = ?", sender);
    }

    private long count(String sql, Object value) {
        return db.sql(sql).param(value).query(Long.class).single();
    }
}
