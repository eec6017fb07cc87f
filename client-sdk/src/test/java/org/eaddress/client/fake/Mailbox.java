package org.eaddress.client.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eaddress.client.proof.Digests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The receiving side of the hub, for one account.
public final class Mailbox {
    private static final String AT = "2026-11-20T08:00:02.789Z";

    private final Sealer sealer;
    private final Map<String, Received> inbox = new ConcurrentSkipListMap<>();
    private volatile String lastQuery = "";

    Mailbox(Sealer sealer) {
        this.sealer = sealer;
    }

    private record Received(ObjectNode message, List<byte[]> documents) {}

    /// Lays a message into the client's mailbox.
    public void consign(UUID id, List<String> names, List<byte[]> bytes) {
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("message", id.toString())
                .put("from", "_DEFAULT@90001733697")
                .put("fromName", "The council")
                .put("to", Mailroom.COUNCIL)
                .put("subject", "Subject")
                .put("messageSha256", "0".repeat(64))
                .put("sentAt", AT)
                .put("consignedAt", AT);
        var listed = message.putArray("documents");
        for (int i = 0; i < names.size(); i++) {
            listed.addObject()
                    .put("name", names.get(i))
                    .put("mediaType", "application/pdf")
                    .put("size", bytes.get(i).length)
                    .put("sha256", Digests.sha256(bytes.get(i)));
        }
        inbox.put(id.toString(), new Received(message, bytes));
    }

    /// What the inbox was last asked.
    public String lastQuery() {
        return lastQuery;
    }

    Answer list(String query) {
        var answer = object();
        var list = answer.putArray("messages");
        var all = List.copyOf(inbox.values());
        lastQuery = query;
        var from = query.contains("cursor=") ? Integer.parseInt(query.replaceFirst(".*cursor=", "")) : 0;
        for (var one : all.subList(from, Math.min(from + 1, all.size()))) {
            var whole = one.message().deepCopy();
            list.add(
                    query.contains("whole=true")
                            ? whole
                            : whole.retain("message", "from", "fromName", "subject", "consignedAt"));
        }
        if (from + 1 < all.size()) {
            answer.put("next", String.valueOf(from + 1));
        }
        return Answer.json(200, answer);
    }

    Answer message(String id) {
        var received = inbox.get(id);
        return received == null ? Answer.problem(404, "unknown-message") : Answer.json(200, received.message());
    }

    Answer document(String id, String number) {
        var received = inbox.get(id);
        return received == null
                ? Answer.problem(404, "unknown-message")
                : new Answer(200, "application/pdf", received.documents().get(Integer.parseInt(number)), null);
    }

    /// Each by itself, with its own outcome.
    Answer confirmMany(JsonNode body) {
        var answer = object();
        var outcomes = answer.putArray("outcomes");
        for (var one : body.path("confirmations")) {
            var id = one.path("message").asString();
            var alone = confirm(id, one);
            if (alone.status() == 200) {
                outcomes.add(alone.json());
            } else {
                outcomes.addObject().put("message", id).set("problem", alone.json());
            }
        }
        return Answer.json(200, answer);
    }

    Answer confirm(String id, JsonNode body) {
        var received = inbox.get(id);
        if (received == null) {
            return Answer.problem(404, "unknown-message");
        }
        var digests = received.message().path("documents").values().stream()
                .map(document -> document.path("sha256"))
                .toList();
        if (!List.copyOf(body.path("documents").values()).equals(digests)) {
            return Answer.problem(409, "content-conflict");
        }
        var message = received.message().deepCopy();
        message.putArray("to").add(Mailroom.COUNCIL);
        var evidence = EvidenceMaker.evidence("ContentHandover", UUID.fromString(id), message, AT);
        return Answer.json(
                200,
                object().put("message", id)
                        .put("handedOverAt", AT)
                        .put("evidence", sealer.seal(evidence, Instant.parse(AT))));
    }

    Answer reject(String id, JsonNode body) {
        var received = inbox.remove(id);
        if (received == null) {
            return Answer.problem(404, "unknown-message");
        }
        var message = received.message().deepCopy();
        message.putArray("to").add(Mailroom.COUNCIL);
        var reason = body.path("reason").asString();
        var evidence = EvidenceMaker.evidence("ContentHandoverFailure", UUID.fromString(id), message, AT);
        evidence.putArray("eventReasons").add("urn:eaddress:reason:rejected-" + reason);
        return Answer.json(
                200,
                object().put("message", id)
                        .put("rejectedAt", AT)
                        .put("reason", reason)
                        .put("evidence", sealer.seal(evidence, Instant.parse(AT))));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
