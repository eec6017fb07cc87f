package org.eaddress.hub.writing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.submission.Message;
import org.eaddress.storage.Sha256;

/// A message that somebody writes.
///
/// @param answers the message that it answers
/// @param problem why it came back after it had been sent off: a code of `api-spec/problems.md`
/// @param messageId the id of its message, once it was sent off
public record Draft(
        UUID id,
        Writer writer,
        Addressee to,
        String subject,
        String text,
        Optional<String> reference,
        Optional<UUID> answers,
        Instant changedAt,
        State state,
        Optional<String> problem,
        Optional<UUID> messageId,
        List<Enclosure> enclosures) {
    private static final String TEXT_NAME = "vēstule.txt";

    /// Whether it is still its writer's, on its way, or there is nothing left to do.
    public enum State {
        WRITTEN,
        SENDING,
        DONE
    }

    /// One of its documents, under a number that it keeps.
    public record Enclosure(int number, Document document) {}

    /// In whose name it is written.
    public EAddress owner() {
        return writer.eAddress();
    }

    /// Whether there is nothing to send.
    public boolean isEmpty() {
        return text.isBlank() && enclosures.isEmpty();
    }

    /// The documents that its writer added.
    public List<Document> enclosed() {
        return enclosures.stream().map(Enclosure::document).toList();
    }

    /// The text as a document, if the writer added none: a message has one at least.
    public Optional<Document> textDocument() {
        byte[] bytes = textBytes();
        return enclosures.isEmpty() && !text.isBlank()
                ? Optional.of(new Document(TEXT_NAME, "text/plain", bytes.length, Sha256.digestOf(bytes)))
                : Optional.empty();
    }

    byte[] textBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// What is sent.
    public Message message() {
        return message(textDocument().map(List::of).orElseGet(this::enclosed));
    }

    /// The same with these documents.
    Message message(List<Document> documents) {
        return new Message(
                owner(),
                List.of(to.eAddress()),
                subject,
                Optional.of(text).filter(words -> !words.isBlank()),
                reference,
                documents);
    }
}
