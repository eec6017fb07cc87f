package org.eaddress.hub.mailbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Extent;
import org.eaddress.hub.delivery.Closed;
import org.eaddress.hub.delivery.Consigned;
import org.eaddress.hub.delivery.HandedOver;
import org.eaddress.hub.delivery.Rejected;
import org.eaddress.hub.directory.EAddress;
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
    private static final String ADD = """
            insert into mailbox_entry (e_address, entry_id, message_id, sender, sender_name, subject, document_count,
                                       sent_at, consigned_at, system_first)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /// The entry of a message and an owner. It is looked up by the message alone: an owner may have most of all
    /// entries, though the planner thinks mailboxes are small.
    private static final String OF_MESSAGE = """

            where (e_address, entry_id) = (
              select e_address, entry_id from (
                select e_address, entry_id from mailbox_entry where message_id = ? offset 0) lying
              where e_address = ?)""";

    private static final String HAND_OVER = "update mailbox_entry set handed_over_at = ?" + OF_MESSAGE;
    private static final String REJECT = "update mailbox_entry set rejected_at = ?, system_first = false" + OF_MESSAGE;
    private static final String NEWEST_FIRST = "select " + EntryRow.COLUMNS + """
             from mailbox_entry where e_address = :owner and entry_id < :before
              and (not system_first or handed_over_at is not null or closed is not null)
            order by entry_id desc limit :limit""";
    private static final String NEWEST_IN_MANDATE = "select " + EntryRow.COLUMNS + """
             from mailbox_entry where e_address = :owner and entry_id < :before
              and (not system_first or handed_over_at is not null or closed is not null)
              and (cast(:sender as text) is null or sender = :sender) and sent_at >= :since and sent_at < :until
            order by entry_id desc limit :limit""";
    private static final String FOR_SYSTEM = "select " + EntryRow.COLUMNS + """
             from mailbox_entry
            where e_address = :owner and entry_id > :after and handed_over_at is null and rejected_at is null
              and closed is null
            order by entry_id limit :limit""";
    private static final String COUNT_FOR_SYSTEM = """
            select count(*) from (
              select from mailbox_entry
              where e_address = :owner and handed_over_at is null and rejected_at is null and closed is null
              limit :limit) as waiting""";
    private static final String OLDEST_FOR_SYSTEMS = """
            select w.owner, e.consigned_at
            from unnest(:owners::text[]) as w(owner) cross join lateral (
              select consigned_at from mailbox_entry
              where e_address = w.owner and handed_over_at is null and rejected_at is null and closed is null
              order by entry_id limit 1) as e"""; // as many as are asked about at most
    private static final String WITH_MAIL = """
            select distinct w.owner from unnest(:owners::text[], :after::uuid[]) as w(owner, after)
            where exists (
              select from mailbox_entry e
              where e.e_address = w.owner and e.entry_id > w.after
                and e.handed_over_at is null and e.rejected_at is null and e.closed is null)"""; // as many as wait at most
    private static final String SHOW =
            "update mailbox_entry set system_first = false" + OF_MESSAGE + " and system_first";
    private static final String CLOSE = """
            update mailbox_entry set closed = ?, closed_at = ?, closed_reason = ?,
              subject = case when handed_over_at is null then '' else subject end""" + OF_MESSAGE;
    private static final String FIND = "select " + EntryRow.COLUMNS
            + " from unnest(?::text[], ?::uuid[]) as wanted(owner, message) cross join lateral (select "
            + EntryRow.COLUMNS
            + " from mailbox_entry where message_id = wanted.message offset 0) entry where e_address = owner";
    private static final String REMOVE = """
            delete from mailbox_entry e using delivery d
            where d.message_id = any(:messages) and e.e_address = d.recipient and e.message_id = d.message_id
              and e.message_id = any(:messages)""";

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

    /// A message in the mailbox of an owner, if it lies there.
    record Place(EAddress owner, UUID messageId) {}

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
        batches.batchUpdate(
                HAND_OVER,
                handedOver.items().stream()
                        .map(item -> new Object[] {
                            Timestamp.from(handedOver.at()),
                            item.messageId(),
                            item.recipient().value()
                        })
                        .toList());
    }

    /// In the same order.
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void reject(Rejected rejected) {
        batches.update(
                REJECT,
                Timestamp.from(rejected.at()),
                rejected.messageId(),
                rejected.recipient().value());
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
                            item.message().id(),
                            item.recipient().value()
                        })
                        .toList());
    }

    @EventListener
    void remove(MessagesErased erased) {
        db.sql(REMOVE).param("messages", erased.ids().toArray(UUID[]::new)).update();
    }

    /// People see it from now on; whether they did not before.
    boolean show(EAddress owner, UUID messageId) {
        return batches.update(SHOW, messageId, owner.value()) == 1;
    }

    /// What people see.
    List<MailboxEntry> newestFirst(EAddress owner, UUID before, int limit) {
        return db.sql(NEWEST_FIRST)
                .param("owner", owner.value())
                .param("before", before)
                .param("limit", limit)
                .query(EntryRow::entry)
                .list();
    }

    /// What a delegate sees.
    List<MailboxEntry> newestFirst(EAddress owner, Extent extent, UUID before, int limit) {
        return db.sql(NEWEST_IN_MANDATE)
                .param("owner", owner.value())
                .param("before", before)
                .param("sender", extent.sender().map(EAddress::value).orElse(null))
                .param("since", Timestamp.from(extent.since()))
                .param("until", Timestamp.from(extent.before()))
                .param("limit", limit)
                .query(EntryRow::entry)
                .list();
    }

    /// Those that nobody opened, confirmed or rejected, oldest first.
    List<MailboxEntry> forSystem(EAddress owner, UUID after, int limit) {
        return db.sql(FOR_SYSTEM)
                .param("owner", owner.value())
                .param("after", after)
                .param("limit", limit)
                .query(EntryRow::entry)
                .list();
    }

    /// How many these are, counted to this limit.
    int countForSystem(EAddress owner, int limit) {
        return db.sql(COUNT_FOR_SYSTEM)
                .param("owner", owner.value())
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    /// When the oldest of these was consigned, for each that has any.
    Map<EAddress, Instant> oldestForSystems(Collection<EAddress> owners) {
        return db
                .sql(OLDEST_FOR_SYSTEMS)
                .param("owners", owners.stream().map(EAddress::value).toArray(String[]::new))
                .query((row, _) -> Map.entry(
                        new EAddress(row.getString("owner")),
                        row.getTimestamp("consigned_at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
        Place place = new Place(owner, messageId);
        return Optional.ofNullable(find(List.of(place)).get(place));
    }

    /// Those of these that are there.
    Map<Place, MailboxEntry> find(Collection<Place> places) {
        return batches
                .query(
                        FIND,
                        (row, number) -> Map.entry(EntryRow.place(row), EntryRow.entry(row, number)),
                        places.stream().map(place -> place.owner().value()).toArray(String[]::new),
                        places.stream().map(Place::messageId).toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
}
