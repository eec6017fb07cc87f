package org.eaddress.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.eaddress.client.Entry.Enclosure;
import org.eaddress.client.Entry.Prepared;
import org.eaddress.client.proof.Digests;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Makes of a message what the ledger keeps and the hub gets: its id, its JSON, the digests of its documents.
///
/// @param putAheadBytes documents of this size and more are put before the message
record Preparation(long putAheadBytes) {
    Prepared prepare(Message message, String account) {
        if (message.subject().isEmpty()) {
            throw new IllegalArgumentException("A message needs a subject.");
        }
        requireWhole("subject", message.subject());
        requireWhole("text", message.text());
        requireWhole("reference", message.reference());
        message.documents().forEach(document -> requireWhole("name of a document", document.name()));
        var enclosures = new ArrayList<Enclosure>();
        for (var document : message.documents()) {
            enclosures.add(enclosure(document));
        }
        var id = message.id() == null ? Message.newId() : message.id();
        return Prepared.of(id, content(message, account, enclosures), enclosures);
    }

    /// Half a character (an unpaired surrogate) has no form in UTF-8.
    private static void requireWhole(String what, @Nullable String text) {
        if (text != null && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("The %s ends in the middle of a character.".formatted(what));
        }
    }

    private Enclosure enclosure(Document document) {
        try {
            var size = Files.size(document.file());
            var listed =
                    new ListedDocument(document.name(), document.mediaType(), size, Digests.sha256(document.file()));
            return new Enclosure(document.file(), listed, document.putAhead() || size >= putAheadBytes);
        } catch (IOException e) {
            throw new DocumentUnusable(document.file(), e);
        }
    }

    private static ObjectNode content(Message message, String account, List<Enclosure> enclosures) {
        var content = Json.object().put("from", message.from() == null ? account : message.from());
        var to = content.putArray("to");
        message.recipients().forEach(to::add);
        content.put("subject", message.subject());
        if (message.text() != null) {
            content.put("text", message.text());
        }
        if (message.reference() != null) {
            content.put("reference", message.reference());
        }
        message.schedule().addTo(content);
        var documents = content.putArray("documents");
        for (var enclosure : enclosures) {
            documents
                    .addObject()
                    .put("name", enclosure.listed().name())
                    .put("mediaType", enclosure.listed().mediaType())
                    .put("size", enclosure.listed().size())
                    .put("sha256", enclosure.listed().sha256());
        }
        return content;
    }
}
