package org.eaddress.client;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message to be sent. Each method gives a changed copy; the factory asks for what it cannot be without.
///
/// @param id made new when null, so that giving one makes repeating harmless
/// @param from the client's own e-address when null
public record Message(
        @Nullable UUID id,
        @Nullable String from,
        List<String> recipients,
        String subject,
        @Nullable String text,
        @Nullable String reference,
        List<Document> documents,
        Schedule schedule) {
    private static final int VERSION = 7;

    public Message {
        recipients = List.copyOf(recipients);
        documents = List.copyOf(documents);
    }

    /// A message to these e-addresses, such as `_DEFAULT@90001733697`.
    public static Message to(String recipient, String... others) {
        var all = Stream.concat(Stream.of(recipient), Stream.of(others)).toList();
        return new Message(null, null, all, "", null, null, List.of(), Schedule.NONE);
    }

    /// A message to these e-addresses.
    public static Message to(List<String> recipients) {
        return new Message(null, null, recipients, "", null, null, List.of(), Schedule.NONE);
    }

    /// A new id, to be saved before the message is sent under it.
    public static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    public Message subject(String line) {
        return new Message(id, from, recipients, line, text, reference, documents, schedule);
    }

    public Message text(String body) {
        return new Message(id, from, recipients, subject, body, reference, documents, schedule);
    }

    public Message document(Path file) {
        return document(Document.of(file));
    }

    public Message document(Document document) {
        var all = Stream.concat(documents.stream(), Stream.of(document)).toList();
        return new Message(id, from, recipients, subject, text, reference, all, schedule);
    }

    /// The sender's own reference, which the recipient sees and may answer with.
    public Message withReference(String own) {
        return new Message(id, from, recipients, subject, text, own, documents, schedule);
    }

    /// It is consigned no earlier than then, though it is legally sent when its receipt is registered.
    public Message notBefore(Instant time) {
        return with(new Schedule(schedule.priority(), time, schedule.expiresAt()));
    }

    /// Whoever has not opened or taken it by then cannot any more.
    public Message expiresAt(Instant time) {
        return with(new Schedule(schedule.priority(), schedule.notBefore(), time));
    }

    /// How urgently it is consigned; normal when not given.
    public Message priority(Priority urgency) {
        return with(new Schedule(urgency, schedule.notBefore(), schedule.expiresAt()));
    }

    private Message with(Schedule other) {
        return new Message(id, from, recipients, subject, text, reference, documents, other);
    }

    /// The id to send under. Sending the same message under the same id again gives the same receipt.
    public Message withId(UUID saved) {
        if (saved.version() != VERSION || saved.variant() != 2) {
            throw new IllegalArgumentException("A message id is a UUID of version 7.");
        }
        return new Message(saved, from, recipients, subject, text, reference, documents, schedule);
    }

    /// The e-address to send from, where the client acts for it.
    public Message from(String own) {
        return new Message(id, own, recipients, subject, text, reference, documents, schedule);
    }
}
