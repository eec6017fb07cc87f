package org.eaddress.client.fake;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The legal holds that the client placed.
final class Holds {
    private static final String AT = "2026-11-20T08:00:00.123Z";

    private final Map<String, ObjectNode> holds = new ConcurrentSkipListMap<>();

    Answer list() {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("holds").addAll(holds.values());
        return Answer.json(200, answer);
    }

    Answer place(String id, JsonNode order) {
        var hold = (ObjectNode) order.deepCopy();
        hold.put("id", id).put("placedAt", AT);
        return Answer.json(holds.putIfAbsent(id, hold) == null ? 201 : 200, holds.get(id));
    }

    Answer lift(String id, JsonNode order) {
        var hold = holds.get(id);
        if (hold == null) {
            return Answer.problem(404, "unknown-hold");
        }
        hold.put("liftedAt", AT).put("liftedBy", order.path("liftedBy").asString());
        return Answer.json(200, hold);
    }
}
