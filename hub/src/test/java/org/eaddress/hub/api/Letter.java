package org.eaddress.hub.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.client.proof.CanonicalJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A message to submit. As made it is good; tests change what they are about.
record Letter(
        UUID id,
        String from,
        List<String> to,
        String subject,
        Optional<String> text,
        Optional<String> reference,
        List<Enclosure> documents) {

    static Letter between(Party sender, Party... recipients) {
        UUID id = TestHub.newId();
        return new Letter(
                id,
                sender.eAddress(),
                List.of(recipients).stream().map(Party::eAddress).toList(),
                Secrets.WORD + " par būvatļauju",
                Optional.of(Secrets.WORD + " tekstā"),
                Optional.of(Secrets.WORD + " 1-2/34"),
                List.of(Enclosure.pdf("Atļauja.pdf", "Būvatļauja " + id)));
    }

    Letter under(UUID other) {
        return new Letter(other, from, to, subject, text, reference, documents);
    }

    Letter from(String other) {
        return new Letter(id, other, to, subject, text, reference, documents);
    }

    Letter to(List<String> others) {
        return new Letter(id, from, others, subject, text, reference, documents);
    }

    Letter to(String... others) {
        return to(List.of(others));
    }

    Letter about(String other) {
        return new Letter(id, from, to, other, text, reference, documents);
    }

    Letter saying(Optional<String> otherText, Optional<String> otherReference) {
        return new Letter(id, from, to, subject, otherText, otherReference, documents);
    }

    Letter with(Enclosure... others) {
        return new Letter(id, from, to, subject, text, reference, List.of(others));
    }

    Enclosure document() {
        return documents.getFirst();
    }

    String path() {
        return "/v1/messages/" + id;
    }

    ObjectNode json() {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("from", from);
        to.forEach(json.putArray("to")::add);
        json.put("subject", subject);
        text.ifPresent(value -> json.put("text", value));
        reference.ifPresent(value -> json.put("reference", value));
        ArrayNode all = json.putArray("documents");
        documents.forEach(document -> all.add(document.json()));
        return json;
    }

    /// The digest that its receipt carries, as a stranger computes it.
    String digest() {
        return Enclosure.digest(CanonicalJson.of(json()));
    }

    /// The digest that evidence about one recipient carries, as that recipient computes it.
    String digestFor(String recipient) {
        ObjectNode seen = json();
        seen.putArray("to").add(recipient);
        return Enclosure.digest(CanonicalJson.of(seen));
    }

    /// The good body: the message, then each document once.
    Upload upload() {
        return upload(JsonMapper.shared().writeValueAsBytes(json()));
    }

    /// The same with this as the message.
    Upload upload(byte[] message) {
        Upload upload = Upload.empty().message(message);
        Map<String, Enclosure> each = new LinkedHashMap<>();
        documents.forEach(document -> each.put(document.sha256(), document));
        for (Enclosure document : each.values()) {
            upload = upload.part(document.sha256(), document.mediaType(), document.bytes());
        }
        return upload.end();
    }

    /// The message alone, for documents that were put before.
    Upload withoutDocuments() {
        return Upload.empty()
                .message(JsonMapper.shared().writeValueAsBytes(json()))
                .end();
    }
}
