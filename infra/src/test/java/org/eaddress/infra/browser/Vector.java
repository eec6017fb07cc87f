package org.eaddress.infra.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.Exhibits;
import org.eaddress.client.proof.PortableProof;
import org.eaddress.client.proof.RevocationLists;
import org.eaddress.client.proof.TrustAnchors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A case of `api-spec/vectors`, laid out as files.
record Vector(
        String name,
        JsonNode expected,
        Path evidence,
        Path trust,
        List<Path> documents,
        List<Path> message,
        List<Path> revocationLists) {
    private static final Path FOLDER = Path.of("../api-spec/vectors");
    private static final JsonMapper JSON = new JsonMapper();

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    static Vector layOut(Path file, Path folder) throws IOException {
        JsonNode vector = JSON.readTree(Files.readAllBytes(file));
        Path documents = Files.createDirectories(folder.resolve("documents"));
        List<Path> laidOut = new ArrayList<>();
        for (JsonNode document : vector.path("documents")) {
            laidOut.add(decode(
                    document.path("base64"),
                    documents.resolve(document.path("name").stringValue())));
        }
        JsonNode message = vector.path("message");
        return new Vector(
                file.getFileName().toString(),
                vector.path("expected"),
                given(vector, folder),
                Files.writeString(
                        folder.resolve("trust.pem"), vector.path("trust").stringValue()),
                laidOut,
                message.isString() ? List.of(decode(message, folder.resolve("message.json"))) : List.of(),
                revocationLists(vector, folder));
    }

    List<String> faults() {
        return expected.path("faults").values().stream()
                .map(JsonNode::stringValue)
                .toList();
    }

    /// What the command line would say, in its order.
    List<Said> verdict() throws Exception {
        EvidenceVerifier verifier =
                EvidenceVerifier.trusting(TrustAnchors.fromPem(trust)).with(RevocationLists.fromFiles(revocationLists));
        if (PortableProof.isOne(evidence)) {
            return Said.of(PortableProof.checkedBy(verifier).verify(evidence, documents));
        }
        Exhibits exhibits = Exhibits.documents(documents);
        return Said.of(verifier.verify(
                        evidence,
                        message.isEmpty() ? exhibits : exhibits.message(Files.readAllBytes(message.getFirst()))))
                .toList();
    }

    private static List<Path> revocationLists(JsonNode vector, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (JsonNode list : vector.path("revocationLists")) {
            files.add(decode(list, folder.resolve(files.size() + ".crl")));
        }
        return files;
    }

    private static Path given(JsonNode vector, Path folder) throws IOException {
        return vector.has("proof")
                ? decode(vector.path("proof"), folder.resolve("proof.asice"))
                : Files.writeString(
                        folder.resolve("evidence.jws"),
                        vector.path("evidence").stringValue(),
                        StandardCharsets.ISO_8859_1);
    }

    private static Path decode(JsonNode base64, Path file) throws IOException {
        return Files.write(file, Base64.getDecoder().decode(base64.stringValue()));
    }
}
