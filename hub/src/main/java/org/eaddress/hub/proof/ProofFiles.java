package org.eaddress.hub.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.submission.AcceptedMessage.StoredPart;
import org.eaddress.hub.submission.Messages;
import org.eaddress.proof.ContainerFile;
import org.eaddress.proof.FileNames;

/// The files of a proof. Whoever checks one knows them by their names: the page, the message, the events as
/// `evidence-01-...`, revocation lists; every other file is a document.
final class ProofFiles {
    private static final String PAGE = "proof.pdf";
    private static final String MESSAGE = "message.json";
    private static final String EVENTS = "evidence-";
    private static final String REVOCATIONS = "revocation-";

    private final FileNames names = new FileNames();
    private final List<ContainerFile> files = new ArrayList<>();
    private final Messages messages;
    private int revocationCount;

    private ProofFiles(Messages messages) {
        this.messages = messages;
    }

    static List<ContainerFile> of(Collected collected, byte[] page, List<byte[]> revocationLists, Messages messages) {
        ProofFiles all = new ProofFiles(messages);
        all.add(PAGE, "application/pdf", page);
        collected
                .content()
                .ifPresentOrElse(json -> all.add(MESSAGE, "application/json", json), () -> all.names.unique(MESSAGE));
        collected.pieces().forEach(all::event);
        revocationLists.forEach(all::revocationList);
        collected.documents().forEach(all::document);
        return all.files;
    }

    private void add(String name, String mediaType, byte[] bytes) {
        files.add(ContainerFile.of(names.unique(name), mediaType, bytes));
    }

    private void event(Collected.Piece piece) {
        Evidence evidence = piece.evidence();
        add(piece.file() + ".jws", "application/jose", evidence.jws().getBytes(StandardCharsets.US_ASCII));
        piece.evidenceRecord().ifPresent(record -> add(piece.file() + ".ers", "application/octet-stream", record));
    }

    private void revocationList(byte[] list) {
        revocationCount++;
        add("%s%02d.crl".formatted(REVOCATIONS, revocationCount), "application/pkix-crl", list);
    }

    private void document(StoredPart document) {
        files.add(new ContainerFile(
                names.unique(nothingElse(document.name())),
                document.mediaType(),
                document.digest().hex(),
                () -> messages.open(document)));
    }

    /// No sender can pass a document off as evidence or as a revocation list.
    private static String nothingElse(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.startsWith(EVENTS) || small.startsWith(REVOCATIONS) ? "_" + name : name;
    }
}
