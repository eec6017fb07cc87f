package org.eaddress.client.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.Exhibits;
import org.eaddress.client.proof.Fault;
import org.eaddress.client.proof.Finding;
import org.eaddress.client.proof.PortableProof;
import org.eaddress.client.proof.RevocationLists;
import org.eaddress.client.proof.Statement;
import org.eaddress.client.proof.TrustAnchors;
import org.eaddress.client.proof.Verdict;
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
        var verifier = EvidenceVerifier.trusting(TrustAnchors.fromPem(trust)).with(lists(vector));
        if (vector.proof() != null) {
            requireExpected(vector, proof(verifier, vector.proof()));
        } else {
            var evidence = Files.writeString(
                    folder.resolve("evidence.jws"), String.valueOf(vector.evidence()), StandardCharsets.ISO_8859_1);
            requireExpected(vector, Said.by(verifier.verify(evidence, exhibits(vector))));
        }
    }

    private Said proof(EvidenceVerifier verifier, String base64) throws IOException {
        var file =
                Files.write(folder.resolve("proof.asice"), Base64.getDecoder().decode(base64));
        var result = PortableProof.checkedBy(verifier).verify(file, List.of());
        var said = Said.by(result);
        assertThat(result.valid()).isEqualTo(said.faults().isEmpty());
        return said;
    }

    private static void requireExpected(Vector vector, Said said) {
        assertThat(said.faults()).isEqualTo(vector.expected().faults());
        assertThat(said.faults().isEmpty())
                .isEqualTo(vector.expected().verdict().equals("valid"));
        assertThat(said.sentences())
                .containsAll(Objects.requireNonNullElse(vector.expected().says(), List.of()));
    }

    /// The names of all that a verdict says.
    private record Said(List<String> faults, List<String> sentences) {
        static Said by(Verdict verdict) {
            return of(verdict.findings().stream(), verdict.proven().stream(), verdict.notProven().stream());
        }

        static Said by(PortableProof.Result proof) {
            var pieces =
                    proof.pieces().stream().map(PortableProof.Piece::verdict).toList();
            return of(
                    Stream.concat(
                            proof.findings().stream(), pieces.stream().flatMap(piece -> piece.findings().stream())),
                    Stream.concat(proof.proven().stream(), pieces.stream().flatMap(piece -> piece.proven().stream())),
                    Stream.concat(
                            proof.notProven().stream(), pieces.stream().flatMap(piece -> piece.notProven().stream())));
        }

        private static Said of(Stream<Finding> findings, Stream<Statement> proven, Stream<Statement> notProven) {
            return new Said(
                    findings.map(Finding::name).toList(),
                    Stream.concat(proven, notProven).map(Statement::key).toList());
        }
    }

    private RevocationLists lists(Vector vector) throws IOException {
        var files = new ArrayList<Path>();
        for (var list : Objects.requireNonNullElse(vector.revocationLists(), List.<String>of())) {
            files.add(Files.write(
                    folder.resolve(files.size() + ".crl"), Base64.getDecoder().decode(list)));
        }
        return RevocationLists.fromFiles(files);
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
