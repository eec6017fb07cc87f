package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.storage.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The content of a batch as the database keeps it.
final class BatchContent {
    private static final JsonMapper JSON = new JsonMapper();

    private BatchContent() {}

    static String of(Message message) {
        ObjectNode json = JSON.createObjectNode().put("subject", message.subject());
        message.text().ifPresent(text -> json.put("text", text));
        message.reference().ifPresent(reference -> json.put("reference", reference));
        Schedule schedule = message.schedule();
        schedule.priority().ifPresent(priority -> json.put("priority", priority.name()));
        schedule.notBefore().ifPresent(time -> json.put("notBefore", time.toString()));
        schedule.expiresAt().ifPresent(time -> json.put("expiresAt", time.toString()));
        ArrayNode documents = json.putArray("documents");
        message.documents()
                .forEach(document -> documents
                        .addObject()
                        .put("name", document.name())
                        .put("mediaType", document.mediaType())
                        .put("size", document.size())
                        .put("sha256", document.digest().hex()));
        return json.toString();
    }

    /// The message that one recipient gets.
    static Message message(String content, EAddress sender, EAddress recipient) {
        JsonNode json = JSON.readTree(content);
        return new Message(
                sender,
                List.of(recipient),
                json.get("subject").asString(),
                text(json, "text"),
                text(json, "reference"),
                json.get("documents").valueStream().map(BatchContent::document).toList(),
                new Schedule(
                        text(json, "priority").map(Priority::valueOf),
                        text(json, "notBefore").map(Instant::parse),
                        text(json, "expiresAt").map(Instant::parse)));
    }

    private static Document document(JsonNode json) {
        return new Document(
                json.get("name").asString(),
                json.get("mediaType").asString(),
                json.get("size").asLong(),
                Sha256.parse(json.get("sha256").asString()));
    }

    private static Optional<String> text(JsonNode json, String member) {
        return json.has(member) ? Optional.of(json.get(member).asString()) : Optional.empty();
    }
}
