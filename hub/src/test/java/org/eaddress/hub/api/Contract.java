package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The API description. What the hub answers is held against it, and so is what a good call asks.
final class Contract {
    private static final String API = "https://contract.test/openapi.json";
    private static final String EVIDENCE = "urn:eaddress:schema:evidence:1";
    private static final Set<String> SEALED = Set.of("receipt", "jws", "evidence");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /// What the description says once for all operations.
    private static final Set<Integer> EVERYWHERE = Set.of(403, 406, 415, 429);

    private final JsonNode api;
    private final SchemaRegistry schemas;

    private Contract(JsonNode api, String evidence) {
        this.api = api;
        SchemaRegistryConfig strict =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(strict)
                        .schemas(Map.of(API, JsonMapper.shared().writeValueAsString(api), EVIDENCE, evidence)));
    }

    static Contract read() {
        try (InputStream api = resource("rest/openapi.yaml");
                InputStream evidence = resource("evidence/evidence.schema.json")) {
            return new Contract(
                    new YAMLMapper().readTree(api), new String(evidence.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Contract.class.getResourceAsStream("/api-spec/" + name);
    }

    /// All operations, each as `PUT /v1/messages/{id}`.
    Set<String> operations() {
        return api.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());
    }

    /// Every way in which an operation succeeds, each as `PUT /v1/messages/{id} 201`.
    Set<String> successes() {
        return operations().stream()
                .flatMap(operation -> operation(operation)
                        .get("responses")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(status -> status.startsWith("2"))
                        .map(status -> operation + " " + status))
                .collect(Collectors.toSet());
    }

    /// Fails if the exchange is not as described; which operation it was, and its status.
    String check(Call call, Answer answer) {
        Optional<String> path = pathOf(call.pathAlone());
        if (answer.mediaType().equals("application/problem+json")) {
            assertValid(API + "#/components/schemas/Problem", answer.json(), "a problem");
            assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
        }
        if (answer.status() >= 400) {
            String told = answer.response().headers().map()
                    + answer.body().replaceFirst("\"evidence\":\"[^\"]*\"", ""); // it says what its sender wrote
            assertThat(Secrets.areIn(told)).as(told).isFalse();
        }
        String operation = call.method() + " " + path.orElse("elsewhere");
        if (operations().contains(operation)) {
            checkOperation(operation, call, answer);
        } else {
            assertThat(answer.problem())
                    .as(operation)
                    .isIn("401 not-authenticated", path.isPresent() ? "405 method-not-allowed" : "404 not-found");
        }
        return operation + " " + answer.status();
    }

    private void checkOperation(String operation, Call call, Answer answer) {
        String what = operation + " " + answer.status();
        JsonNode response = operation(operation).get("responses").path(Integer.toString(answer.status()));
        if (response.isMissingNode()) {
            assertThat(EVERYWHERE)
                    .as(what + " is not described: " + answer.body())
                    .contains(answer.status());
            return;
        }
        String pointer = pointer(operation) + "/responses/" + answer.status();
        if (response.has("$ref")) {
            pointer = response.get("$ref").asString().substring(1);
        }
        checkContent(pointer + "/content", answer.mediaType(), answer.bytes(), what);
        if (answer.status() < 300) {
            checkRequest(operation, call);
        }
        checkEvidence(answer);
    }

    private void checkContent(String pointer, String mediaType, byte[] body, String what) {
        JsonNode content = api.at(pointer);
        if (content.has("*/*")) {
            return;
        }
        assertThat(content.has(mediaType)).as(what + " with " + mediaType).isTrue();
        if (mediaType.endsWith("json")) {
            assertValid(
                    API + "#" + pointer + "/" + escaped(mediaType) + "/schema",
                    JsonMapper.shared().readTree(body),
                    what);
        }
    }

    private void checkRequest(String operation, Call call) {
        String pointer = pointer(operation) + "/requestBody/content";
        switch (call.contentType().replaceFirst(";.*", "")) {
            case "application/json" ->
                checkContent(pointer, "application/json", call.body(), "request of " + operation);
            case "multipart/form-data" ->
                assertValid(
                        API + "#/components/schemas/Message",
                        JsonMapper.shared().readTree(messageOf(call)),
                        "message of " + operation);
            default -> {}
        }
    }

    private static byte[] messageOf(Call call) {
        String body = new String(call.body(), StandardCharsets.ISO_8859_1);
        int start = body.indexOf("\r\n\r\n") + 4;
        return body.substring(start, body.indexOf("\r\n--" + Upload.BOUNDARY, start))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void checkEvidence(Answer answer) {
        if (answer.mediaType().endsWith("json")) {
            sealed(answer.json()).forEach(jws -> assertValid(EVIDENCE, payload(jws), "evidence"));
        }
    }

    private static Stream<String> sealed(JsonNode node) {
        return Stream.concat(
                node.propertyStream()
                        .filter(member -> SEALED.contains(member.getKey())
                                && member.getValue().isString())
                        .map(member -> member.getValue().asString()),
                node.valueStream().flatMap(Contract::sealed));
    }

    /// What a compact JWS says.
    static JsonNode payload(String jws) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jws.split("\\.")[1]));
    }

    private void assertValid(String schema, JsonNode json, String what) {
        List<Error> errors = schemas.getSchema(SchemaLocation.of(schema)).validate(json);
        assertThat(errors).as(() -> what + ": " + json).isEmpty();
    }

    private Optional<String> pathOf(String path) {
        return api.get("paths")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(template -> path.matches(
                        Pattern.compile("\\{\\w+}").matcher(template).replaceAll("[^/]+")))
                .findFirst();
    }

    private JsonNode operation(String operation) {
        return api.at(pointer(operation));
    }

    private static String pointer(String operation) {
        String[] methodAndPath = operation.split(" ");
        return "/paths/" + escaped(methodAndPath[1]) + "/" + methodAndPath[0].toLowerCase(Locale.ROOT);
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
