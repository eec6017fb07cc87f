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
import java.util.stream.IntStream;
import org.eaddress.hub.delivery.Closed;
import org.eaddress.hub.delivery.Consigned;
import org.eaddress.hub.delivery.HandedOver;
import org.eaddress.hub.delivery.Rejected;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.MailboxEntry.Ending;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.MessagesErased;
import org.springframework.context.ApplicationEventPublisher;
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
            sent_at, consigned_at, handed_over_at, rejected_at, system_first, closed, closed_at, closed_reason""";
    private static final String ADD = """
            insert into mailbox_entry (e_address, entry_id, message_id, sender, sender_name, subject, document_count,
                                       sent_at, consigned_at, system_first)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String HAND_OVER = """
            update mailbox_entry set handed_over_at = :at where e_address = :owner and message_id = :message""";
    private static final String REJECT = """
            update mailbox_entry set rejected_at = :at, system_first = false
            where e_address = :owner and message_id = :message""";
    private static final String NEWEST_FIRST = "select " + COLUMNS + """
             from mailbox_entry where e_address = :owner and entry_id < :before
              and (not system_first or handed_over_at is not null or closed is not null)
            order by entry_id desc limit :limit""";
    private static final String FOR_SYSTEM = "select " + COLUMNS + """
             from mailbox_entry
            where e_address = :owner and entry_id > :after and handed_over_at is null and rejected_at is null
              and closed is null
            order by entry_id limit :limit""";
    private static final String WITH_MAIL = """
            select distinct w.owner from unnest(:owners::text[], :after::uuid[]) as w(owner, after)
            where exists (
              select from mailbox_entry e
              where e.e_address = w.owner and e.entry_id > w.after
                and e.handed_over_at is null and e.rejected_at is null and e.closed is null)"""; // as many as wait at most
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
    private final ApplicationEventPublisher events;

    MailboxEntries(JdbcClient db, JdbcTemplate batches, Retrievals retrievals, ApplicationEventPublisher events) {
        this.retrievals = retrievals;
        this.events = events;
        this.db = db;
        this.batches = batches;
    }

    @EventListener
    void add(Consigned consigned) {
        Set<EAddress> systems = retrievals.expect(
                consigned.items().stream().map(Consigned.Item::recipient).collect(Collectors.toSet()));
        List<NewMail.Item> mail = consigned.items().stream()
                .map(item -> mail(item, consigned.at()))
                .toList();
        batches.batchUpdate(
                ADD,
                IntStream.range(0, mail.size())
                        .mapToObj(i -> row(mail.get(i), consigned.items().get(i).message(), systems))
                        .toList());
        events.publishEvent(new NewMail(mail));
    }

    /// The entry first, then the case of the board: who has a message shown to people takes them in this
    /// order, too.
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void handOver(HandedOver handedOver) {
        settle(HAND_OVER, handedOver.messageId(), handedOver.recipient(), handedOver.at());
    }

    /// In the same order.
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void reject(Rejected rejected) {
        settle(REJECT, rejected.messageId(), rejected.recipient(), rejected.at());
    }

    private void settle(String sql, UUID messageId, EAddress owner, Instant at) {
        db.sql(sql)
                .param("at", Timestamp.from(at))
                .param("owner", owner.value())
                .param("message", messageId)
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

    /// Those that nobody opened, confirmed or rejected, oldest first.
    List<MailboxEntry> forSystem(EAddress owner, UUID after, int limit) {
        return db.sql(FOR_SYSTEM)
                .param("owner", owner.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /// The mailboxes of these in which there is what they wait for.
    Set<EAddress> withMail(List<Waiters.Waiter> waiting) {
        return Set.copyOf(db.sql(WITH_MAIL)
                .param(
                        "owners",
                        waiting.stream().map(waiter -> waiter.owner().value()).toArray(String[]::new))
                .param("after", waiting.stream().map(Waiters.Waiter::after).toArray(UUID[]::new))
                .query((row, _) -> new EAddress(row.getString("owner")))
                .list());
    }

    Optional<MailboxEntry> find(EAddress owner, UUID messageId) {
        return db.sql(FIND)
                .param("owner", owner.value())
                .param("message", messageId)
                .query((row, _) -> entry(row))
                .optional();
    }

    private static NewMail.Item mail(Consigned.Item item, Instant at) {
        AcceptedMessage message = item.message();
        return new NewMail.Item(
                item.recipient(),
                UuidCreator.getTimeOrderedEpoch(),
                message.id(),
                message.documents().size(),
                message.sentAt().orElseThrow(),
                at);
    }

    private static Object[] row(NewMail.Item mail, AcceptedMessage message, Set<EAddress> systems) {
        return new Object[] {
            mail.owner().value(),
            mail.entryId(),
            mail.messageId(),
            message.sender().value(),
            message.senderName(),
            message.subject(),
            mail.documentCount(),
            Timestamp.from(mail.sentAt()),
            Timestamp.from(mail.consignedAt()),
            systems.contains(mail.owner())
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
                Optional.ofNullable(row.getTimestamp("rejected_at")).map(Timestamp::toInstant),
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
