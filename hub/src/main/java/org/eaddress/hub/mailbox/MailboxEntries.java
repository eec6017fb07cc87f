package org.eaddress.hub.mailbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.delivery.Closed;
import org.eaddress.hub.delivery.Consigned;
import org.eaddress.hub.delivery.HandedOver;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.MailboxEntry.Ending;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.MessagesErased;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What lies in every mailbox. It is written inside the transactions of the delivery module.
@Component
class MailboxEntries {
    private static final String COLUMNS = """
            e_address, entry_id, message_id, sender, sender_name, subject, document_count,
            sent_at, consigned_at, handed_over_at, system_first, closed, closed_at, closed_reason""";
    private static final String ADD = """
            insert into mailbox_entry (e_address, entry_id, message_id, sender, sender_name, subject, document_count,
                                       sent_at, consigned_at, system_first)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String HAND_OVER = """
            update mailbox_entry set handed_over_at = :at where e_address = :owner and message_id = :message""";
    private static final String NEWEST_FIRST = "select " + COLUMNS + """
             from mailbox_entry where e_address = :owner and entry_id < :before
              and (not system_first or handed_over_at is not null or closed is not null)
            order by entry_id desc limit :limit""";
    private static final String NOT_CONFIRMED = "select " + COLUMNS + """
             from mailbox_entry where e_address = :owner and entry_id > :after and handed_over_at is null
              and closed is null
            order by entry_id limit :limit""";
    private static final String SHOW = """
            update mailbox_entry set system_first = false
            where e_address = :owner and message_id = :message and system_first""";
    private static final String CLOSE = """
            update mailbox_entry set closed = ?, closed_at = ?, closed_reason = ?,
              subject = case when handed_over_at is null then '' else subject end
            where e_address = ? and message_id = ?""";
    private static final String FIND =
            "select " + COLUMNS + " from mailbox_entry where e_address = :owner and message_id = :message";

    private static final String REMOVE = """
            delete from mailbox_entry e using delivery d
            where d.message_id = any(:messages) and e.e_address = d.recipient and e.message_id = d.message_id""";

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final Retrievals retrievals;

    MailboxEntries(JdbcClient db, JdbcTemplate batches, Retrievals retrievals) {
        this.retrievals = retrievals;
        this.db = db;
        this.batches = batches;
    }

    @EventListener
    void add(Consigned consigned) {
        Set<EAddress> systems = retrievals.expect(
                consigned.items().stream().map(Consigned.Item::recipient).collect(Collectors.toSet()));
        batches.batchUpdate(
                ADD,
                consigned.items().stream()
                        .map(item -> row(item, consigned.at(), systems.contains(item.recipient())))
                        .toList());
    }

    /// The entry first, then the case of the board: who has a message shown to people takes them in this
    /// order, too.
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void handOver(HandedOver handedOver) {
        db.sql(HAND_OVER)
                .param("at", Timestamp.from(handedOver.at()))
                .param("owner", handedOver.recipient().value())
                .param("message", handedOver.messageId())
                .update();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void close(Closed closed) {
        batches.batchUpdate(
                CLOSE,
                closed.items().stream()
                        .map(item -> new Object[] {
                            closed.why().name().toLowerCase(Locale.ROOT),
                            Timestamp.from(closed.at()),
                            closed.reason().orElse(null),
                            item.recipient().value(),
                            item.message().id()
                        })
                        .toList());
    }

    @EventListener
    void remove(MessagesErased erased) {
        db.sql(REMOVE).param("messages", erased.ids().toArray(UUID[]::new)).update();
    }

    /// People see it from now on; whether they did not before.
    boolean show(EAddress owner, UUID messageId) {
        return db.sql(SHOW)
                        .param("owner", owner.value())
                        .param("message", messageId)
                        .update()
                == 1;
    }

    /// What people see.
    List<MailboxEntry> newestFirst(EAddress owner, UUID before, int limit) {
        return db.sql(NEWEST_FIRST)
                .param("owner", owner.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /// Those that nobody opened or confirmed, oldest first.
    List<MailboxEntry> notConfirmed(EAddress owner, UUID after, int limit) {
        return db.sql(NOT_CONFIRMED)
                .param("owner", owner.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    Optional<MailboxEntry> find(EAddress owner, UUID messageId) {
        return db.sql(FIND)
                .param("owner", owner.value())
                .param("message", messageId)
                .query((row, _) -> entry(row))
                .optional();
    }

    private static Object[] row(Consigned.Item item, Instant at, boolean systemFirst) {
        AcceptedMessage message = item.message();
        return new Object[] {
            item.recipient().value(),
            UuidCreator.getTimeOrderedEpoch(),
            message.id(),
            message.sender().value(),
            message.senderName(),
            message.subject(),
            message.documents().size(),
            Timestamp.from(message.sentAt().orElseThrow()),
            Timestamp.from(at),
            systemFirst
        };
    }

    private static MailboxEntry entry(ResultSet row) throws SQLException {
        return new MailboxEntry(
                row.getObject("entry_id", UUID.class),
                row.getObject("message_id", UUID.class),
                new EAddress(row.getString("sender")),
                row.getString("sender_name"),
                row.getString("subject"),
                row.getInt("document_count"),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("consigned_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("handed_over_at")).map(Timestamp::toInstant),
                row.getBoolean("system_first"),
                ending(row));
    }

    private static Optional<Ending> ending(ResultSet row) throws SQLException {
        String why = row.getString("closed");
        return why == null
                ? Optional.empty()
                : Optional.of(new Ending(
                        Closed.Why.valueOf(why.toUpperCase(Locale.ROOT)),
                        row.getTimestamp("closed_at").toInstant(),
                        Optional.ofNullable(row.getString("closed_reason"))));
    }
}
