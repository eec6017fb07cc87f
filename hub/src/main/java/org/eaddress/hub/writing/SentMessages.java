package org.eaddress.hub.writing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.DeemedNotifications;
import org.eaddress.hub.delivery.DeemedNotifications.ToRecipient;
import org.eaddress.hub.delivery.Deliveries;
import org.eaddress.hub.delivery.Delivery;
import org.eaddress.hub.delivery.EvidenceFile;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.Recipients;
import org.springframework.stereotype.Component;

/// What somebody sent, from the portal or by a system, and what became of it.
@Component
public class SentMessages {
    private static final UUID END = new UUID(-1, -1);

    private final Messages messages;
    private final Recipients recipients;
    private final Deliveries deliveries;
    private final DeemedNotifications deemed;
    private final EvidenceFile evidence;
    private final Directory directory;
    private final Drafts drafts;

    SentMessages(
            Messages messages,
            Recipients recipients,
            Deliveries deliveries,
            DeemedNotifications deemed,
            EvidenceFile evidence,
            Directory directory,
            Drafts drafts) {
        this.messages = messages;
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.deemed = deemed;
        this.evidence = evidence;
        this.directory = directory;
        this.drafts = drafts;
    }

    /// One of a page.
    ///
    /// @param to what its recipients are called
    public record Entry(AcceptedMessage message, List<String> to) {}

    /// A page; `next` where the next one begins.
    public record Page(List<Entry> entries, Optional<UUID> next) {}

    /// A message with all that a sender may see of it.
    ///
    /// @param names what its recipients are called
    /// @param draft as what it was written in the portal
    public record Sent(
            AcceptedMessage message,
            List<Delivery> deliveries,
            List<ToRecipient> notified,
            Map<EAddress, String> names,
            List<Evidence> evidence,
            Optional<Draft> draft) {}

    /// A page of what was sent in this name; for a delegate, of what she sent.
    public Page newestFirst(Caller sender, Optional<UUID> before, int limit) {
        List<AcceptedMessage> found = found(sender, before.orElse(END), limit + 1);
        List<AcceptedMessage> shown = found.stream().limit(limit).toList();
        Map<UUID, List<EAddress>> to = recipientsOf(shown);
        Map<EAddress, String> names =
                names(to.values().stream().flatMap(List::stream).distinct().toList());
        List<Entry> entries = shown.stream()
                .map(message -> new Entry(
                        message,
                        to.getOrDefault(message.id(), List.of()).stream()
                                .map(address -> Addressee.briefly(address, names.getOrDefault(address, "")))
                                .toList()))
                .toList();
        return new Page(
                entries, found.size() > limit ? Optional.of(shown.getLast().id()) : Optional.empty());
    }

    private List<AcceptedMessage> found(Caller sender, UUID before, int limit) {
        return sender.byDelegation()
                .map(delegate -> inOrder(drafts.sentBy(delegate.delegation(), before, limit)))
                .orElseGet(() -> messages.newestFirst(sender.eAddress(), before, limit));
    }

    private List<AcceptedMessage> inOrder(List<UUID> ids) {
        Map<UUID, AcceptedMessage> found =
                messages.find(ids).stream().collect(Collectors.toMap(AcceptedMessage::id, message -> message));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /// Empty when this sender sent no such message; for a delegate, when she did not.
    public Optional<Sent> find(Caller sender, UUID messageId) {
        return messages.find(messageId)
                .filter(message -> message.sender().equals(sender.eAddress()))
                .map(message -> sent(message, sender.eAddress()))
                .filter(sent -> isHers(sent, Writer.of(sender)));
    }

    private static boolean isHers(Sent sent, Writer writer) {
        return writer.delegation().isEmpty()
                || sent.draft().filter(draft -> draft.writer().equals(writer)).isPresent();
    }

    private Sent sent(AcceptedMessage message, EAddress sender) {
        List<Delivery> all = deliveries.of(message.id());
        Optional<Draft> draft = drafts.ofMessage(message.id(), sender);
        Map<EAddress, String> names =
                new HashMap<>(names(all.stream().map(Delivery::recipient).toList()));
        draft.map(Draft::to).ifPresent(to -> names.put(to.eAddress(), to.name()));
        return new Sent(
                message,
                all,
                deemed.of(message, all),
                names,
                evidence.forReader(message.id(), sender).orElse(List.of()),
                draft);
    }

    private Map<UUID, List<EAddress>> recipientsOf(List<AcceptedMessage> shown) {
        if (shown.isEmpty()) {
            return Map.of();
        }
        return recipients.of(shown.stream().map(AcceptedMessage::id).toList()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(entity -> new EAddress(entity.eAddress()))
                                .toList()));
    }

    /// Persons are not named.
    private Map<EAddress, String> names(Collection<EAddress> addresses) {
        Map<EAddress, Account> accounts = addresses.isEmpty() ? Map.of() : directory.find(addresses);
        return addresses.stream()
                .distinct()
                .collect(Collectors.toMap(
                        address -> address,
                        address -> Optional.ofNullable(accounts.get(address))
                                .map(Addressee::name)
                                .orElse(address.value())));
    }
}
