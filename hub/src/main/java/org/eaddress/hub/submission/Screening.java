package org.eaddress.hub.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eaddress.hub.inspection.Content;
import org.eaddress.hub.inspection.DocumentInspector;
import org.eaddress.hub.inspection.Excerpt;
import org.eaddress.hub.inspection.MalwareScanner;
import org.eaddress.hub.inspection.MalwareScanner.Source;
import org.eaddress.hub.inspection.MalwareScanner.Waiting;
import org.eaddress.hub.inspection.Objection;
import org.eaddress.hub.inspection.Verdict;
import org.eaddress.storage.DocumentVault;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.StoredDocument;
import org.springframework.stereotype.Component;

/// Holds documents that lie in the store against what the hub takes, by their content, and has them scanned for
/// malware, before a message refers to them.
@Component
class Screening {
    private final DocumentInspector inspector;
    private final MalwareScanner scanner;
    private final DocumentVault vault;

    Screening(DocumentInspector inspector, MalwareScanner scanner, DocumentVault vault) {
        this.inspector = inspector;
        this.scanner = scanner;
        this.vault = vault;
    }

    /// What came of it.
    sealed interface Result {
        /// The documents may be taken.
        record Passed(Inspection inspection) implements Result {}

        record Refused(Rejection reason) implements Result {}
    }

    /// A document whose bytes went by this excerpt into the store.
    Arrived arrived(StoredDocument stored, Excerpt excerpt) {
        return new Arrived(
                stored,
                Optional.of(inspector.look(excerpt)),
                scanner.isConfigured() && excerpt.isWhole() ? Optional.of(excerpt.head()) : Optional.empty(),
                false,
                false);
    }

    /// Looks at the documents of a message in their order: what each is by its content first, as that costs little,
    /// then whether malware is in it. The first thing wrong is the answer.
    ///
    /// @throws IOException when the store fails
    Result screen(List<Document> documents, Map<Sha256, Arrived> arrived) throws IOException {
        Map<Sha256, Content> contents = contents(documents, arrived);
        Optional<Rejection> objection = firstObjection(documents, contents);
        if (objection.isPresent()) {
            return new Result.Refused(objection.get());
        }
        return scanner.isConfigured() ? scan(documents, arrived, contents) : new Result.Passed(Inspection.NOT_SCANNED);
    }

    /// What the contents of these have against them, the first thing; nothing is scanned.
    ///
    /// @throws IOException when the store fails
    Optional<Rejection> objection(List<Document> documents, Map<Sha256, Arrived> arrived) throws IOException {
        return firstObjection(documents, contents(documents, arrived));
    }

    private Map<Sha256, Content> contents(List<Document> documents, Map<Sha256, Arrived> arrived) throws IOException {
        Map<Sha256, Content> contents = new HashMap<>();
        for (Document document : documents) {
            contents.put(document.digest(), contentOf(Objects.requireNonNull(arrived.get(document.digest()))));
        }
        return contents;
    }

    private Optional<Rejection> firstObjection(List<Document> documents, Map<Sha256, Content> contents) {
        return IntStream.range(0, documents.size())
                .mapToObj(number -> objection(
                        number,
                        documents.get(number),
                        Objects.requireNonNull(
                                contents.get(documents.get(number).digest()))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Rejection> objection(int number, Document document, Content content) {
        return inspector
                .objection(content, document.mediaType())
                .map(objection -> rejection(objection, number, content));
    }

    /// Looks at a document that no message names yet.
    Result screen(Arrived one) throws IOException {
        Content content = contentOf(one);
        Optional<Objection> objection = inspector.objection(content);
        if (objection.isPresent()) {
            return new Result.Refused(rejection(objection.get(), 0, content));
        }
        return scanner.isConfigured() ? scan(one, content, 0) : new Result.Passed(Inspection.NOT_SCANNED);
    }

    private Result scan(List<Document> documents, Map<Sha256, Arrived> arrived, Map<Sha256, Content> contents)
            throws IOException {
        for (int number = 0; number < documents.size(); number++) {
            Sha256 digest = documents.get(number).digest();
            Arrived one = Objects.requireNonNull(arrived.get(digest));
            Result result = one.clean()
                    ? new Result.Passed(Inspection.CLEAN)
                    : scan(one, Objects.requireNonNull(contents.get(digest)), number);
            if (!result.equals(new Result.Passed(Inspection.CLEAN))) {
                return result; // while one waits, the others would only let the sender wait, too
            }
        }
        return new Result.Passed(Inspection.CLEAN);
    }

    private Result scan(Arrived one, Content content, int number) throws IOException {
        Source bytes = one.whole()
                .<Source>map(whole -> () -> new ByteArrayInputStream(whole))
                .orElse(() -> vault.get(one.stored()));
        return switch (scanner.scan(bytes, content, Waiting.A_SENDER)) {
            case Verdict.Clean _ -> new Result.Passed(Inspection.CLEAN);
            case Verdict.NotScanned _ -> new Result.Passed(Inspection.WAITING);
            case Verdict.Malware _ -> new Result.Refused(new Rejection.MalwareFound(number));
            case Verdict.NotScannable _ -> new Result.Refused(new Rejection.NotScannable(number));
        };
    }

    /// Scans a stored document that nobody waits for.
    ///
    /// @throws IOException when the store fails
    Verdict scanLater(StoredDocument document) throws IOException {
        Arrived one = new Arrived(document, Optional.empty(), Optional.empty(), false, false);
        return scanner.scan(() -> vault.get(document), contentOf(one), Waiting.NOBODY);
    }

    private Content contentOf(Arrived one) throws IOException {
        if (one.content().isPresent()) {
            return one.content().get();
        }
        Excerpt excerpt = new Excerpt(one.stored().size());
        try (InputStream bytes = excerpt.watching(vault.get(one.stored()))) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return inspector.look(excerpt);
    }

    private static Rejection rejection(Objection objection, int number, Content content) {
        return switch (objection) {
            case OTHER_MEDIA_TYPE -> new Rejection.MediaTypeMismatch(number, content.mediaType());
            case ARCHIVE -> new Rejection.ArchiveNotAccepted(number);
            case ENCRYPTED -> new Rejection.EncryptedDocument(number);
            case EXPANDS_TOO_MUCH -> new Rejection.ExpandsTooMuch(number);
        };
    }
}
