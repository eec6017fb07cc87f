package org.eaddress.client.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eaddress.client.proof.Digests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the hub opens to an auditor: the pieces that a test laid in.
public final class OpenedJournal {
    private static final String AT = "2026-11-20T08:00:00.123Z";

    private final Map<String, String> pieces = new ConcurrentHashMap<>();
    private final List<String> removals = new ArrayList<>();

    /// These are there.
    public void holds(String... jws) {
        for (var piece : jws) {
            pieces.put(digest(piece), piece);
        }
    }

    /// This one is gone.
    public void loses(String jws) {
        pieces.remove(digest(jws));
    }

    /// This statement tells what was removed.
    public void removed(String statement) {
        removals.add(statement);
    }

    Answer open(String id, JsonNode order, Journal journal) {
        var opening = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("afterSeal", order.path("afterSeal").asLong(0))
                .put("upToSeal", order.path("upToSeal").asLong(journal.seals().size()))
                .put("reason", order.path("reason").asString())
                .put("orderedBy", order.path("orderedBy").asString())
                .put("openedAt", AT)
                .put("endsAt", AT)
                .put("statement", "a.b.c");
        return Answer.json(201, opening);
    }

    Answer read(int number, Journal journal) {
        var answer = JsonNodeFactory.instance.objectNode().put("seal", number);
        var listed = answer.putArray("pieces");
        var entries = journal.seals().get(number - 1).entries();
        for (int place = 0; place < entries.size(); place++) {
            var piece = pieces.get(entries.get(place));
            if (piece != null) {
                listed.addObject().put("position", place).put("sealed", piece);
            }
        }
        return Answer.json(200, answer);
    }

    Answer removals() {
        var answer = JsonNodeFactory.instance.objectNode();
        removals.forEach(answer.putArray("removals")::add);
        return Answer.json(200, answer);
    }

    private static String digest(String jws) {
        return Digests.sha256(jws.getBytes(ISO_8859_1));
    }
}
