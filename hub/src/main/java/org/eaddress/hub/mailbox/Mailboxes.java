package org.eaddress.hub.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.database.Convoy;
import org.eaddress.hub.delivery.EvidenceFile;
import org.eaddress.hub.delivery.Expirations;
import org.eaddress.hub.delivery.Handovers;
import org.eaddress.hub.delivery.RejectionReason;
import org.eaddress.hub.delivery.SystemsAnswer;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.mailbox.MailboxEntries.Place;
import org.eaddress.hub.mailbox.MailboxMessage.Happened;
import org.eaddress.hub.mailbox.MailboxMessage.MailboxDocument;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Inspection;
import org.eaddress.hub.submission.Messages;
import org.springframework.stereotype.Component;

/// The mailboxes: each owner sees what lies in its own.
@Component
public class Mailboxes {
    private static final UUID END = new UUID(-1, -1);
    private static final int TOGETHER = 50;

    private final MailboxEntries entries;
    private final Messages messages;
    private final Handovers handovers;
    private final Expirations expirations;
    private final EvidenceFile evidence;
    private final Audits audits;
    private final Clock clock;
    private final Convoy<Place, Optional<Lying>> lookups = new Convoy<>(TOGETHER, this::lookUp);

    /// A message in a mailbox, with its entry.
    private record Lying(MailboxEntry entry, AcceptedMessage message) {}

    Mailboxes(
            MailboxEntries entries,
            Messages messages,
            Handovers handovers,
            Expirations expirations,
            EvidenceFile evidence,
            Audits audits,
            Clock clock) {
        this.expirations = expirations;
        this.clock = clock;
        this.entries = entries;
        this.messages = messages;
        this.handovers = handovers;
        this.evidence = evidence;
        this.audits = audits;
    }

    /// A page of the mailbox, for a person: all that she may see.
    public MailboxPage newestFirst(Caller reader, Optional<UUID> before, int limit) {
        UUID end = before.orElse(END);
        List<MailboxEntry> found = reader.byDelegation()
                .map(delegate -> entries.newestFirst(reader.eAddress(), delegate.mandate(), end, limit))
                .orElseGet(() -> entries.newestFirst(reader.eAddress(), end, limit));
        return MailboxPage.of(found, limit);
    }

    /// A page of what nobody opened, confirmed or rejected yet, oldest first, for a system.
    public MailboxPage forSystem(EAddress owner, UUID after, int limit) {
        return MailboxPage.of(entries.forSystem(owner, after, limit), limit);
    }

    /// How many these are, counted to this limit.
    public int waitingForSystem(EAddress owner, int limit) {
        return entries.countForSystem(owner, limit);
    }

    /// Whether a message lies in this mailbox and nobody opened, confirmed or rejected it yet.
    public boolean waits(EAddress owner, UUID messageId) {
        return entries.find(owner, messageId)
                .filter(entry -> entry.handedOverAt().isEmpty()
                        && entry.rejectedAt().isEmpty()
                        && entry.ending().isEmpty())
                .isPresent();
    }

    /// Reads a message without opening it: nothing is recorded. Empty when it does not lie in this mailbox.
    public Optional<MailboxMessage> read(EAddress owner, UUID messageId) {
        return find(owner, messageId)
                .map(found -> message(found.entry(), found.message(), timeline(found.entry(), owner), owner));
    }

    /// The same for this reader: empty, too, when it is not hers to see.
    public Optional<MailboxMessage> readBy(Caller reader, UUID messageId) {
        return read(reader.eAddress(), messageId).filter(message -> maySee(reader, message.entry()));
    }

    private static boolean maySee(Caller reader, MailboxEntry entry) {
        return reader.maySee(entry.sender(), entry.sentAt());
    }

    /// The same for a system, which asks for every message that comes: without its history.
    public Optional<MailboxMessage> fetch(EAddress owner, UUID messageId) {
        return find(owner, messageId).map(found -> message(found.entry(), found.message(), List.of(), owner));
    }

    /// Opens it, as the law understands it: the first time, ContentHandover is sealed, and every access is on
    /// record. Empty as in [#read], or while the owner's system comes first. One that is closed is not opened: what
    /// is given has no content.
    public Optional<MailboxMessage> open(Caller reader, UUID messageId) {
        Optional<Lying> found = find(reader.eAddress(), messageId)
                .filter(one -> one.entry().isForPeople() && maySee(reader, one.entry()));
        found.filter(one -> !one.entry().isClosed()).ifPresent(one -> handovers.open(one.message(), reader));
        return found.flatMap(_ -> read(reader.eAddress(), messageId));
    }

    /// People see it from now on, though the owner's system has not taken it; whether that is new.
    public boolean showToPeople(EAddress owner, UUID messageId) {
        return entries.show(owner, messageId);
    }

    /// The owner's system has taken the message. The answer is the same at each repeat. Empty as in [#read], or
    /// when it is closed.
    public Optional<SystemsAnswer> confirm(Caller reader, UUID messageId) {
        return open(reader.eAddress(), messageId).flatMap(found -> handovers.handOver(found, reader));
    }

    /// The owner's system does not take the message; people see it from now on. Empty as in [#confirm].
    public Optional<SystemsAnswer> reject(Caller reader, UUID messageId, RejectionReason reason) {
        return open(reader.eAddress(), messageId).flatMap(found -> handovers.reject(found, reader, reason));
    }

    /// One of the documents of a message in this mailbox.
    public Optional<DocumentContent> document(EAddress owner, UUID messageId, int number) {
        return open(owner, messageId)
                .flatMap(message -> message.documents().stream()
                        .filter(document -> document.number() == number)
                        .findFirst())
                .map(document -> new DocumentContent(
                        document.name(),
                        document.mediaType(),
                        document.size(),
                        document.digest().hex(),
                        document.isErased(),
                        () -> messages.open(document)));
    }

    /// The evidence that refers to the owner, if the message is this reader's to see.
    public List<Evidence> evidence(Caller reader, UUID messageId) {
        return reader.byDelegation().isEmpty() || readBy(reader, messageId).isPresent()
                ? evidence(reader.eAddress(), messageId)
                : List.of();
    }

    private List<Evidence> evidence(EAddress owner, UUID messageId) {
        return evidence.forReader(messageId, owner).orElse(List.of());
    }

    private Optional<AcceptedMessage> open(EAddress owner, UUID messageId) {
        return find(owner, messageId).filter(found -> !found.entry().isClosed()).map(Lying::message);
    }

    /// As it stands at this moment: what nobody was handed in its time is closed, though nobody came by since.
    private Optional<Lying> find(EAddress owner, UUID messageId) {
        Optional<Lying> found = lookups.ride(new Place(owner, messageId));
        Instant now = clock.instant();
        boolean isOver = found.filter(one -> one.message().schedule().isOverAt(now))
                .filter(one -> one.entry().handedOverAt().isEmpty()
                        && one.entry().ending().isEmpty())
                .isPresent();
        if (!isOver) {
            return found;
        }
        expirations.end(List.of(messageId), now);
        return found.flatMap(one -> entries.find(owner, messageId).map(entry -> new Lying(entry, one.message())));
    }

    private List<Optional<Lying>> lookUp(List<Place> places) {
        Map<Place, MailboxEntry> lying = entries.find(Set.copyOf(places));
        Map<UUID, AcceptedMessage> byId =
                messages.find(lying.keySet().stream().map(Place::messageId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(AcceptedMessage::id, Function.identity()));
        return places.stream()
                .map(place -> Optional.ofNullable(lying.get(place))
                        .flatMap(entry -> Optional.ofNullable(byId.get(place.messageId()))
                                .map(message -> new Lying(entry, message))))
                .toList();
    }

    private static MailboxMessage message(
            MailboxEntry entry, AcceptedMessage message, List<Happened> timeline, EAddress owner) {
        boolean closed = entry.isClosed();
        return new MailboxMessage(
                entry,
                message.text().filter(_ -> !closed),
                message.reference().filter(_ -> !closed),
                message.digestFor(owner).hex(),
                message.schedule(),
                message.documents().stream()
                        .filter(_ -> !closed)
                        .map(document -> new MailboxDocument(
                                document.number(),
                                document.name(),
                                document.mediaType(),
                                document.size(),
                                document.digest().hex()))
                        .toList(),
                message.inspection() == Inspection.CLEAN,
                timeline);
    }

    private List<Happened> timeline(MailboxEntry entry, EAddress owner) {
        return Timeline.of(entry, evidence(owner, entry.messageId()), audits.of(entry.messageId(), owner));
    }
}
