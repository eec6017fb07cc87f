package org.eaddress.hub.mailbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.EvidenceFile;
import org.eaddress.hub.delivery.Handovers;
import org.eaddress.hub.delivery.RejectionReason;
import org.eaddress.hub.delivery.SystemsAnswer;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.lookup.LookUpLog;
import org.eaddress.hub.mailbox.LyingMessages.Lying;
import org.eaddress.hub.mailbox.MailboxMessage.Happened;
import org.eaddress.hub.mailbox.MailboxMessage.MailboxDocument;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Inspection;
import org.eaddress.hub.submission.Messages;
import org.springframework.stereotype.Component;

/// The mailboxes: each owner sees what lies in its own. Whatever a delegate asks for, her look is written down
/// before she is told anything.
@Component
public class Mailboxes {
    private static final UUID END = new UUID(-1, -1);

    private final MailboxEntries entries;
    private final LyingMessages lying;
    private final Messages messages;
    private final Handovers handovers;
    private final EvidenceFile evidence;
    private final Audits audits;
    private final LookUpLog lookUps;
    private final InboxSettings settings;

    Mailboxes(
            MailboxEntries entries,
            LyingMessages lying,
            Messages messages,
            Handovers handovers,
            EvidenceFile evidence,
            Audits audits,
            LookUpLog lookUps,
            InboxSettings settings) {
        this.entries = entries;
        this.lying = lying;
        this.messages = messages;
        this.handovers = handovers;
        this.evidence = evidence;
        this.audits = audits;
        this.lookUps = lookUps;
        this.settings = settings;
    }

    /// A page of the mailbox, for a person: all that she may see.
    public MailboxPage newestFirst(Caller reader, Optional<UUID> before, int limit) {
        lookUps.look(reader);
        UUID end = before.orElse(END);
        List<MailboxEntry> found = reader.byDelegation()
                .map(delegate -> entries.newestFirst(reader.eAddress(), delegate.extent(), end, limit))
                .orElseGet(() -> entries.newestFirst(reader.eAddress(), end, limit));
        return MailboxPage.of(found, limit);
    }

    /// A page of what nobody opened, confirmed or rejected yet, oldest first, for a system.
    public MailboxPage forSystem(EAddress owner, UUID after, int limit) {
        return MailboxPage.of(entries.forSystem(owner, after, limit), limit);
    }

    /// The same for a system that may be a delegate's.
    public MailboxPage forSystem(Caller reader, UUID after, int limit) {
        lookUps.look(reader);
        return forSystem(reader.eAddress(), after, limit);
    }

    /// How many these are, counted to this limit.
    public int waitingForSystem(EAddress owner, int limit) {
        return entries.countForSystem(owner, limit);
    }

    /// Since when the oldest of these waits, for each of these e-addresses that has any; each is named once.
    public Map<EAddress, Instant> waitingSince(Collection<EAddress> owners) {
        return entries.oldestForSystems(owners);
    }

    /// The same with each message as [#fetch] gives it, and fewer at a time. What ended this moment is left out.
    public WholePage wholeForSystem(Caller reader, UUID after, int limit) {
        EAddress owner = reader.eAddress();
        MailboxPage page = forSystem(reader, after, Math.min(limit, settings.whole()));
        List<UUID> ids = page.entries().stream().map(MailboxEntry::messageId).toList();
        return new WholePage(
                lying.find(owner, ids).stream()
                        .flatMap(Optional::stream)
                        .filter(found -> !found.entry().isClosed())
                        .map(found -> message(found, List.of(), owner))
                        .toList(),
                page.next());
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
        return lying.find(owner, messageId).map(found -> message(found, timeline(found.entry(), owner), owner));
    }

    /// The same for this reader: empty, too, when it is not hers to see.
    public Optional<MailboxMessage> readBy(Caller reader, UUID messageId) {
        lookUps.look(reader);
        return read(reader.eAddress(), messageId).filter(message -> maySee(reader, message.entry()));
    }

    private static boolean maySee(Caller reader, MailboxEntry entry) {
        return reader.maySee(entry.sender(), entry.sentAt());
    }

    /// The same for a system, which asks for every message that comes: without its history.
    public Optional<MailboxMessage> fetch(Caller reader, UUID messageId) {
        lookUps.look(reader);
        EAddress owner = reader.eAddress();
        return lying.find(owner, messageId).map(found -> message(found, List.of(), owner));
    }

    /// Opens it, as the law understands it: the first time, ContentHandover is sealed, and every access is on
    /// record. Empty as in [#read], or while the owner's system comes first. One that is closed is not opened: what
    /// is given has no content.
    public Optional<MailboxMessage> open(Caller reader, UUID messageId) {
        lookUps.look(reader);
        Optional<Lying> found = lying.find(reader.eAddress(), messageId)
                .filter(one -> one.entry().isForPeople() && maySee(reader, one.entry()));
        found.filter(one -> !one.entry().isClosed()).ifPresent(one -> handovers.open(one.message(), reader));
        return found.flatMap(_ -> read(reader.eAddress(), messageId));
    }

    /// People see it from now on, though the owner's system has not taken it; whether that is new.
    public boolean showToPeople(EAddress owner, UUID messageId) {
        return entries.show(owner, messageId);
    }

    /// The owner's system does not take the message; people see it from now on. The answer is the same at each
    /// repeat. Empty as in [#read], or when it is closed.
    public Optional<SystemsAnswer> reject(Caller reader, UUID messageId, RejectionReason reason) {
        return open(reader.eAddress(), messageId).map(found -> handovers.reject(found, reader, reason));
    }

    /// One of the documents of a message in this mailbox.
    public Optional<DocumentContent> document(Caller reader, UUID messageId, int number) {
        lookUps.look(reader);
        return open(reader.eAddress(), messageId)
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
        return lying.find(owner, messageId)
                .filter(found -> !found.entry().isClosed())
                .map(Lying::message);
    }

    private static MailboxMessage message(Lying found, List<Happened> timeline, EAddress owner) {
        MailboxEntry entry = found.entry();
        AcceptedMessage message = found.message();
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
