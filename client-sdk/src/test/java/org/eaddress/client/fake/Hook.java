package org.eaddress.client.fake;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The webhook of the client's e-address.
final class Hook {
    private Optional<ObjectNode> hook = Optional.empty();

    Answer answer(Request request, JsonNode body) {
        return switch (request.method() + " " + request.path()) {
            case "PUT /v1/webhook" -> set(body.path("url").asString());
            case "DELETE /v1/webhook" -> remove();
            case "PUT /v1/webhook/pause" -> state("paused");
            case "DELETE /v1/webhook/pause" -> state("active");
            default -> standing();
        };
    }

    private Answer set(String url) {
        hook = Optional.of(object().put("subscription", "019aa2f0-6f6e-7cc3-98c4-dc0c0c07398f")
                .put("url", url)
                .put("state", "active")
                .put("waiting", 2)
                .put("triedAt", "2026-11-20T08:00:00.123Z")
                .put("outcome", "HTTP 500")
                .put("failingSince", "2026-11-20T07:00:00.123Z")
                .put("nextAt", "2026-11-20T08:10:00.123Z"));
        return standing();
    }

    private Answer state(String state) {
        hook.ifPresent(one -> one.put("state", state));
        return standing();
    }

    private Answer remove() {
        var answer = Answer.json(200, object().put("removed", hook.isPresent()));
        hook = Optional.empty();
        return answer;
    }

    private Answer standing() {
        return hook.map(one -> Answer.json(200, one)).orElseGet(() -> Answer.problem(404, "unknown-webhook"));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
