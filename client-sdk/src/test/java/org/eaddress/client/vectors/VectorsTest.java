package org.eaddress.client.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.Exhibits;
import org.eaddress.client.proof.Fault;
import org.eaddress.client.proof.Finding;
import org.eaddress.client.proof.PortableProof;
import org.eaddress.client.proof.TrustAnchors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorsTest {
    @TempDir
    private Path folder;

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Vector.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyVectorGetsItsVerdict(Path file) throws Exception {
        var vector = Vector.read(file);
        var trust = Files.writeString(folder.resolve("trust.pem"), vector.trust());
        var verifier = EvidenceVerifier.trusting(TrustAnchors.fromPem(trust));
        if (vector.proof() != null) {
            requireExpected(vector, proof(verifier, vector.proof()));
        } else {
            var evidence = Files.writeString(
                    folder.resolve("evidence.jws"), String.valueOf(vector.evidence()), StandardCharsets.ISO_8859_1);
            requireExpected(vector, verifier.verify(evidence, exhibits(vector)).findings());
        }
    }

    private List<Finding> proof(EvidenceVerifier verifier, String base64) throws IOException {
        var file =
                Files.write(folder.resolve("proof.asice"), Base64.getDecoder().decode(base64));
        var result = PortableProof.checkedBy(verifier).verify(file, List.of());
        var findings = Stream.concat(
                        result.findings().stream(),
                        result.pieces().stream().flatMap(piece -> piece.verdict().findings().stream()))
                .toList();
        assertThat(result.valid()).isEqualTo(findings.isEmpty());
        return findings;
    }

    private static void requireExpected(Vector vector, List<Finding> findings) {
        assertThat(findings)
                .extracting(Finding::name)
                .isEqualTo(vector.expected().faults());
        assertThat(findings.isEmpty()).isEqualTo(vector.expected().verdict().equals("valid"));
    }

    @Test
    void everyFaultOfEvidenceHasAVector() throws IOException {
        var shown = new TreeSet<String>();
        for (var file : files()) {
            shown.addAll(Vector.read(file).expected().faults());
        }
        var all = Stream.of(Fault.values())
                .filter(fault -> fault != Fault.OTHER_MESSAGE)
                .map(Fault::code)
                .toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(all);
    }

    private Exhibits exhibits(Vector vector) throws IOException {
        var documents = new ArrayList<Path>();
        for (var attached : vector.documents()) {
            var bytes = Base64.getDecoder().decode(attached.base64());
            documents.add(Files.write(
                    Files.createDirectories(folder.resolve("documents")).resolve(attached.name()), bytes));
        }
        var exhibits = Exhibits.documents(documents);
        return vector.message() == null
                ? exhibits
                : exhibits.message(Base64.getDecoder().decode(vector.message()));
    }
}
