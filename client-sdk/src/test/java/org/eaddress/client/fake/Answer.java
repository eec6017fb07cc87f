package org.eaddress.client.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// An HTTP answer.
record Answer(
        int status, String mediaType, byte[] body, @Nullable String retryAfter) {
    private static final JsonMapper JSON = new JsonMapper();

    static Answer json(int status, JsonNode json) {
        return new Answer(status, "application/json", JSON.writeValueAsBytes(json), null);
    }

    static Answer problem(int status, String code) {
        var problem = JsonNodeFactory.instance
                .objectNode()
                .put("type", "urn:eaddress:problem:" + code)
                .put("title", "A problem.")
                .put("evidence", "sealed")
                .put("status", status)
                .put("detail", "What happened.")
                .put("code", code)
                .put("next", "What to do.");
        return new Answer(status, "application/problem+json", JSON.writeValueAsBytes(problem), null);
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    Answer after(String delay) {
        return new Answer(status, mediaType, body, delay);
    }

    void write(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
