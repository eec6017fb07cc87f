package org.eaddress.client.proof;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks a portable proof, an ASiC-E container: its form, its seal over all files, and each piece of evidence in
/// it with the journal's record, the message and the documents beside it.
public final class PortableProof {
    private static final String MESSAGE = "message.json";
    private static final Pattern EVIDENCE = Pattern.compile("evidence-\\d{2,5}-[A-Za-z]+\\.jws");
    private static final Pattern RECORD = Pattern.compile("evidence-\\d{2,5}-[A-Za-z]+\\.ers");
    private static final Pattern REVOCATION = Pattern.compile("revocation-\\d{2}\\.crl");
    private static final Set<String> BESIDES = Set.of("mimetype", "proof.pdf", MESSAGE);
    private static final int LARGEST_TEXT_BYTES = 16 << 20;

    private final EvidenceVerifier verifier;

    private PortableProof(EvidenceVerifier verifier) {
        this.verifier = verifier;
    }

    /// Checks with this verifier, so under its anchors; those of time-stamps are among them.
    public static PortableProof checkedBy(EvidenceVerifier verifier) {
        return new PortableProof(verifier);
    }

    /// One piece of evidence in a proof, by its name there.
    public record Piece(String name, Verdict verdict) {}

    /// What became of the check; a proof is good when all of it is.
    ///
    /// @param findings what is wrong with the container itself
    /// @param proven what its seal proves; nothing when something is wrong with it
    public record Result(
            List<Piece> pieces, List<Finding> findings, List<Statement> proven, List<Statement> notProven) {
        /// Whether there is evidence, every piece holds, and all that lies beside it fits.
        public boolean valid() {
            return findings.isEmpty()
                    && !pieces.isEmpty()
                    && pieces.stream().allMatch(piece -> piece.verdict().valid());
        }
    }

    /// Whether a file is a container, by its first bytes.
    public static boolean isOne(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(2), StandardCharsets.ISO_8859_1).equals("PK");
        }
    }

    /// Checks the file.
    ///
    /// @param more documents that are not in the proof, and are to be compared with it too
    /// @throws IOException when the file cannot be read
    public Result verify(Path file, List<Path> more) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file.");
        }
        try {
            Archive.requireSound(file);
            return opened(file, more);
        } catch (UnsoundContainer e) {
            return new Result(List.of(), List.of(e.finding()), List.of(), List.of());
        }
    }

    private Result opened(Path file, List<Path> more) throws UnsoundContainer {
        try (var container = FileSystems.newFileSystem(file)) {
            return verify(container, more);
        } catch (ProviderNotFoundException | IllegalArgumentException | IOException e) {
            throw new UnsoundContainer(Fault.CONTAINER_MALFORMED, "archive");
        }
    }

    private Result verify(FileSystem container, List<Path> more) throws IOException, UnsoundContainer {
        var files = files(container);
        var documents = new ArrayList<>(more);
        files.stream().filter(PortableProof::isDocument).forEach(documents::add);
        var exhibits = Exhibits.documents(documents);
        var informed = verifier.with(lists(files));
        var seal = ContainerCheck.of(container.getPath(ContainerSeal.FILE), files, exhibits, informed);
        var findings = new ArrayList<>(seal.findings());
        files.stream()
                .map(Path::getFileName)
                .map(String::valueOf)
                .filter(name -> RECORD.matcher(name).matches() && !Files.exists(container.getPath(piece(name))))
                .forEach(name -> findings.add(new Finding(Fault.FILE_EXTRA, name)));
        var pieces = pieces(files, exhibits, container.getPath(MESSAGE), informed);
        if (pieces.isEmpty()) {
            findings.add(new Finding(Fault.FILE_MISSING, "evidence"));
        }
        return findings.isEmpty()
                ? new Result(pieces, List.of(), seal.proven(), seal.notProven())
                : new Result(pieces, List.copyOf(findings), List.of(), List.of());
    }

    private static boolean isDocument(Path file) {
        var name = String.valueOf(file.getFileName());
        return !BESIDES.contains(name)
                && !EVIDENCE.matcher(name).matches()
                && !RECORD.matcher(name).matches()
                && !REVOCATION.matcher(name).matches();
    }

    /// Those that the seal has to cover, in the order of their names.
    private static List<Path> files(FileSystem container) throws IOException {
        try (var entries = Files.list(container.getPath("/"))) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).equals("mimetype"))
                    .sorted(comparing(file -> String.valueOf(file.getFileName())))
                    .toList();
        }
    }

    /// The revocation lists that the hub laid in.
    private static RevocationLists lists(List<Path> files) throws IOException {
        return RevocationLists.fromFiles(files.stream()
                .filter(file ->
                        REVOCATION.matcher(String.valueOf(file.getFileName())).matches())
                .toList());
    }

    private static List<Piece> pieces(List<Path> files, Exhibits documents, Path message, EvidenceVerifier verifier)
            throws IOException {
        var pieces = new ArrayList<Piece>();
        for (var file : files) {
            var name = String.valueOf(file.getFileName());
            if (EVIDENCE.matcher(name).matches()) {
                pieces.add(new Piece(name, verdict(file, documents, message, verifier)));
            }
        }
        return List.copyOf(pieces);
    }

    private static Verdict verdict(Path file, Exhibits documents, Path message, EvidenceVerifier verifier)
            throws IOException {
        var jws = text(file);
        var whole = Files.exists(message);
        var record = file.resolveSibling(record(String.valueOf(file.getFileName())));
        var recorded =
                Recorded.of(jws, Files.exists(record) ? bytes(record) : null, verifier.anchors(), verifier.lists());
        var exhibits = whole ? documents.message(seen(message, jws)) : documents;
        var verdict = verifier.verify(jws, exhibits, recorded.stamps());
        return recorded.added(whole && documents.documents().isEmpty() ? emptied(verdict) : verdict);
    }

    /// A proof that holds the message and none of its documents was emptied.
    private static Verdict emptied(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Invalid invalid -> invalid;
            case Verdict.Kept kept -> kept;
            case Verdict.Valid valid ->
                valid.evidence().parts().isEmpty()
                        ? valid
                        : new Verdict.Invalid(
                                valid.evidence(),
                                valid.evidence().parts().stream()
                                        .map(part -> new Finding(Fault.DOCUMENT_MISSING, part.name()))
                                        .toList());
        };
    }

    /// The message as the evidence sees it: what refers to one recipient is over a message to that one only.
    private static byte[] seen(Path message, String jws) throws IOException {
        var whole = bytes(message);
        try {
            var evidence = Evidence.unverified(jws);
            JsonNode json = EvidenceReader.json("message", whole);
            if (evidence.refersTo() != null && json instanceof ObjectNode object) {
                object.putArray("to").add(evidence.concerned().getFirst().value());
                return CanonicalJson.of(object);
            }
            return whole;
        } catch (MalformedEvidence | IllegalArgumentException e) {
            return whole; // the verifier says what is wrong
        }
    }

    private static String record(String piece) {
        return piece.replaceFirst("jws$", "ers");
    }

    private static String piece(String record) {
        return record.replaceFirst("ers$", "jws");
    }

    /// One character a byte, so that no byte can change unseen.
    private static String text(Path file) throws IOException {
        return new String(bytes(file), StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST_TEXT_BYTES + 1);
            if (bytes.length > LARGEST_TEXT_BYTES) {
                throw new IOException(file + " is too large.");
            }
            return bytes;
        }
    }
}
