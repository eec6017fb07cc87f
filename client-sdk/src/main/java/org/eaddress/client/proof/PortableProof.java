package org.eaddress.client.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks a portable proof, an ASiC-E container: each piece of evidence in it, with the message and the documents
/// beside it. The container's own signature is for signature tools; nothing here relies on it.
public final class PortableProof {
    private static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";
    private static final String PAGE = "proof.pdf";
    private static final String MESSAGE = "message.json";
    private static final Pattern EVIDENCE = Pattern.compile("evidence-\\d{2,5}-[A-Za-z]+\\.jws");
    private static final Pattern RECORD = Pattern.compile("evidence-\\d{2,5}-[A-Za-z]+\\.ers");
    private static final int MOST_FILES = 25_000;
    private static final int LARGEST_TEXT_BYTES = 16 << 20;

    private final EvidenceVerifier verifier;

    private PortableProof(EvidenceVerifier verifier) {
        this.verifier = verifier;
    }

    /// Checks with this verifier, so under its anchors.
    public static PortableProof checkedBy(EvidenceVerifier verifier) {
        return new PortableProof(verifier);
    }

    /// One piece of evidence in a proof, by its name there.
    public record Piece(String name, Verdict verdict) {}

    /// What became of the check; a proof is good when all of it is.
    ///
    /// @param findings what is wrong with the container itself
    public record Result(List<Piece> pieces, List<Finding> findings) {
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
            return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("PK\3\4");
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
        try (var container = FileSystems.newFileSystem(file)) {
            return verify(container, more);
        } catch (ProviderNotFoundException | IllegalArgumentException | IOException e) {
            return malformed(String.valueOf(file.getFileName()));
        }
    }

    private Result verify(FileSystem container, List<Path> more) throws IOException {
        var documents = new ArrayList<>(more);
        var evidence = new ArrayList<Path>();
        @Nullable Path message = null;
        for (var file : files(container)) {
            var name = String.valueOf(file.getFileName());
            if (EVIDENCE.matcher(name).matches()) {
                evidence.add(file);
            } else if (name.equals(MESSAGE)) {
                message = file;
            } else if (!isBesides(name)) {
                documents.add(file);
            }
        }
        if (!text(container.getPath("mimetype")).equals(MEDIA_TYPE)) {
            return malformed("mimetype");
        }
        return new Result(pieces(evidence, Exhibits.documents(documents), message), List.of());
    }

    private static boolean isBesides(String name) {
        return name.equals("mimetype")
                || name.equals(PAGE)
                || RECORD.matcher(name).matches();
    }

    /// Those of the container's own level, in the order of their names; the seal's folder is not looked into.
    private static List<Path> files(FileSystem container) throws IOException {
        try (var entries = Files.list(container.getPath("/"))) {
            var files = entries.filter(Files::isRegularFile)
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new IOException("Too many files.");
            }
            return files;
        }
    }

    private List<Piece> pieces(List<Path> evidence, Exhibits documents, @Nullable Path message) throws IOException {
        var pieces = new ArrayList<Piece>();
        for (var file : evidence) {
            var jws = text(file);
            var verdict = verifier.verify(jws, message == null ? documents : documents.message(seen(message, jws)));
            pieces.add(new Piece(String.valueOf(file.getFileName()), complete(verdict, documents, message)));
        }
        return List.copyOf(pieces);
    }

    /// A proof that holds the message and none of its documents was emptied.
    private static Verdict complete(Verdict verdict, Exhibits documents, @Nullable Path message) {
        var evidence = verdict.evidence();
        return message == null
                        || evidence == null
                        || !verdict.valid()
                        || !documents.documents().isEmpty()
                ? verdict
                : new Verdict.Invalid(
                        evidence,
                        evidence.parts().stream()
                                .map(part -> new Finding(Fault.DOCUMENT_MISSING, part.name()))
                                .toList());
    }

    /// The message as the evidence sees it: what refers to one recipient is over a message to that one only.
    private static byte[] seen(Path message, String jws) throws IOException {
        var whole = text(message).getBytes(StandardCharsets.UTF_8);
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

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST_TEXT_BYTES + 1);
            if (bytes.length > LARGEST_TEXT_BYTES) {
                throw new IOException(file + " is too large.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Result malformed(String about) {
        return new Result(List.of(), List.of(new Finding(Fault.MALFORMED, about)));
    }
}
