package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the hub answered to one call.
record Answer(HttpResponse<byte[]> response) {
    private static final JsonMapper JSON = JsonMapper.shared();

    int status() {
        return response.statusCode();
    }

    byte[] bytes() {
        return response.body();
    }

    String body() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    String mediaType() {
        return header("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    JsonNode json() {
        return JSON.readTree(bytes());
    }

    String text(String member) {
        return json().required(member).asString();
    }

    List<JsonNode> list(String member) {
        return StreamSupport.stream(json().required(member).spliterator(), false)
                .toList();
    }

    Answer expect(int status) {
        assertThat(status()).as(this::body).isEqualTo(status);
        return this;
    }

    /// Status and code of a problem, as in `404 unknown-message`.
    String problem() {
        return mediaType().equals("application/problem+json")
                ? status() + " " + text("code")
                : status() + " no problem";
    }

    /// The answer without what names the occurrence.
    String withoutInstance() {
        ObjectNode problem = (ObjectNode) json();
        problem.remove("instance");
        return status() + " " + problem;
    }
}
