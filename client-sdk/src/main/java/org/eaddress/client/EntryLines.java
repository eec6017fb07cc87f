package org.eaddress.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.eaddress.client.Entry.Accepted;
import org.eaddress.client.Entry.DocumentPut;
import org.eaddress.client.Entry.Enclosure;
import org.eaddress.client.Entry.Prepared;
import org.eaddress.client.Entry.Refused;
import org.eaddress.client.Entry.Registered;
import org.eaddress.client.proof.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Entries as lines of canonical JSON and back.
final class EntryLines {
    private EntryLines() {}

    static byte[] write(Entry entry, String previous, Instant now) {
        var line = Json.object()
                .put("id", entry.message().toString())
                .put("at", Json.time(now))
                .put("previous", previous);
        switch (entry) {
            case Prepared prepared -> prepared(line, prepared);
            case DocumentPut put ->
                line.put("entry", "put").put("sha256", put.sha256()).put("expiresAt", Json.time(put.expiresAt()));
            case Accepted accepted -> line.put("entry", "accepted").put("receipt", accepted.receipt());
            case Registered registered -> line.put("entry", "registered").put("sentAt", Json.time(registered.sentAt()));
            case Refused refused ->
                line.put("entry", "refused")
                        .put("status", refused.status())
                        .put("code", refused.code())
                        .put("detail", refused.detail())
                        .put("next", refused.next());
        }
        return CanonicalJson.of(line);
    }

    private static void prepared(ObjectNode line, Prepared prepared) {
        line.put("entry", "prepared").set("message", prepared.content());
        var files = line.putArray("files");
        for (var enclosure : prepared.enclosures()) {
            files.addObject()
                    .put("path", enclosure.file().toString())
                    .put("put", enclosure.ahead() ? "ahead" : "within");
        }
    }

    /// @throws IllegalArgumentException when the line is not an entry
    /// @throws LedgerUnusable when it names a file that this locale cannot name
    static Entry read(JsonNode line) {
        var id = UUID.fromString(text(line, "id"));
        return switch (text(line, "entry")) {
            case "prepared" -> prepared(id, line);
            case "put" -> new DocumentPut(id, text(line, "sha256"), Instant.parse(text(line, "expiresAt")));
            case "accepted" -> new Accepted(id, text(line, "receipt"));
            case "registered" -> new Registered(id, Instant.parse(text(line, "sentAt")));
            case "refused" ->
                new Refused(
                        id, line.path("status").asInt(0), text(line, "code"), text(line, "detail"), text(line, "next"));
            default -> throw new IllegalArgumentException("an unknown entry");
        };
    }

    private static Prepared prepared(UUID id, JsonNode line) {
        var content = line.path("message");
        var enclosures = new ArrayList<Enclosure>();
        var documents = content.path("documents");
        for (int i = 0; i < documents.size(); i++) {
            var file = line.path("files").path(i);
            enclosures.add(new Enclosure(
                    LocalPaths.of(text(file, "path")),
                    listed(documents.path(i)),
                    text(file, "put").equals("ahead")));
        }
        return Prepared.of(id, content, enclosures);
    }

    private static ListedDocument listed(JsonNode document) {
        return new ListedDocument(
                text(document, "name"),
                text(document, "mediaType"),
                document.path("size").asLong(0),
                text(document, "sha256"));
    }

    static String text(JsonNode node, String member) {
        var value = node.path(member);
        if (!value.isString()) {
            throw new IllegalArgumentException("no " + member);
        }
        return value.stringValue();
    }
}
