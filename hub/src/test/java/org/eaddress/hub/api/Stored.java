package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the database holds.
record Stored(JdbcClient db) {
    private static final List<String> TABLES = List.of(
            "message", "document", "delivery", "outbox", "mailbox_entry", "inspection_queue", "scheduled", "unsent");

    /// Not one row of this message, and no evidence but that it was rejected.
    void assertNothingOf(UUID messageId) {
        for (String table : TABLES) {
            assertThat(count("select count(*) from " + table + " where message_id = ?", messageId))
                    .as(table)
                    .isZero();
        }
        assertThat(count(
                        "select count(*) from evidence where message_id = ? and event <> 'SubmissionRejection'",
                        messageId))
                .isZero();
    }

    long rejections(UUID messageId) {
        return count("select count(*) from evidence where message_id = ? and event = 'SubmissionRejection'", messageId);
    }

    /// Whether all evidence of this message is in the journal and was linted there.
    boolean isLinted(UUID messageId) {
        return count("select count(*) from evidence where message_id = ?", messageId) == count("""
                        select count(*) from journal_entry, lint_progress
                        where message_id = ? and journal_entry.seal_number <= lint_progress.seal_number""", messageId);
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

    /// As if the message had been sent and consigned then.
    void backdate(UUID messageId, Instant sentAt) {
        Timestamp then = Timestamp.from(sentAt);
        db.sql("update message set sent_at = ? where message_id = ?")
                .params(then, messageId)
                .update();
        db.sql("update delivery set since = ? where message_id = ?")
                .params(then, messageId)
                .update();
    }

    /// As if it had been accepted and consigned then. What evidence says stays as it is.
    void happened(UUID messageId, Instant at) {
        Timestamp then = Timestamp.from(at);
        db.sql("update message set accepted_at = ? where message_id = ?")
                .params(then, messageId)
                .update();
        db.sql("update mailbox_entry set consigned_at = ? where message_id = ?")
                .params(then, messageId)
                .update();
    }

    private long count(String sql, Object value) {
        return db.sql(sql).param(value).query(Long.class).single();
    }
}
