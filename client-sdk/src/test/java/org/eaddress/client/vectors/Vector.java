package org.eaddress.client.vectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One case, as its file in `api-spec/vectors` holds it.
///
/// @param evidence the content of the evidence file, one character a byte (ISO 8859-1); null when it is a proof
/// @param proof a portable proof in Base64, instead of evidence
/// @param message the submitted message in Base64, when one is laid beside
/// @param revocationLists files with revocation lists in Base64, when some are laid beside
/// @param trust the trust file, PEM
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"title", "expected", "documents", "message", "evidence", "proof", "revocationLists", "trust"})
record Vector(
        String title,
        Expected expected,
        List<Attached> documents,
        @Nullable String message,
        @Nullable String evidence,
        @Nullable String proof,
        @Nullable List<String> revocationLists,
        String trust) {
    Vector(
            String title,
            Expected expected,
            List<Attached> documents,
            @Nullable String message,
            @Nullable String evidence,
            String trust) {
        this(title, expected, documents, message, evidence, null, null, trust);
    }

    static final Path FOLDER = Path.of("../api-spec/vectors");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// @param faults the stable names, in the order of the check; empty when the verdict is `valid`
    /// @param says names of sentences that the verdict must have besides; null when it may say what it likes
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Expected(
            String verdict,
            List<String> faults,
            String because,
            @Nullable List<String> says) {
        Expected(String verdict, List<String> faults, String because) {
            this(verdict, faults, because, null);
        }
    }

    /// A document: its name and its bytes in Base64.
    record Attached(String name, String base64) {
        static Attached of(String name, String text) {
            return new Attached(name, Vector.base64(text));
        }
    }

    static Vector ofProof(String title, Expected expected, byte[] container, String trust) {
        var proof = Base64.getEncoder().encodeToString(container);
        return new Vector(title, expected, List.of(), null, null, proof, null, trust);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Vector read(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), Vector.class);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    /// With these documents laid beside.
    Vector with(Attached... more) {
        var all = new ArrayList<>(documents);
        all.addAll(List.of(more));
        return new Vector(title, expected, List.copyOf(all), message, evidence, proof, revocationLists, trust);
    }

    Vector message(String json) {
        return new Vector(title, expected, documents, base64(json), evidence, proof, revocationLists, trust);
    }

    Vector trusting(String pem) {
        return new Vector(title, expected, documents, message, evidence, proof, revocationLists, pem);
    }

    /// With these files of revocation lists laid beside.
    Vector revoking(byte[]... lists) {
        var encoded = Stream.of(lists).map(Base64.getEncoder()::encodeToString).toList();
        return new Vector(title, expected, documents, message, evidence, proof, encoded, trust);
    }

    /// Whose verdict says these sentences, too.
    Vector saying(String... keys) {
        var told = new Expected(expected.verdict(), expected.faults(), expected.because(), List.of(keys));
        return new Vector(title, told, documents, message, evidence, proof, revocationLists, trust);
    }
}
