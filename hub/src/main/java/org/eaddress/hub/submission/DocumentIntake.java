package org.eaddress.hub.submission;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaddress.hub.inspection.Excerpt;
import org.eaddress.hub.submission.Parts.Part;
import org.eaddress.storage.DigestMismatchException;
import org.eaddress.storage.DocumentVault;
import org.eaddress.storage.Expected;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.SizeMismatchException;
import org.eaddress.storage.StoredDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores the documents of one submission as they come in. Unless they were [#keep]t, closing discards them again.
final class DocumentIntake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentIntake.class);

    private final DocumentVault vault;
    private final Screening screening;
    private final Map<Sha256, Document> listed = new HashMap<>();
    private final Map<Sha256, Arrived> arrived = new HashMap<>();
    private boolean kept;

    DocumentIntake(DocumentVault vault, Screening screening, List<Document> documents) {
        this.vault = vault;
        this.screening = screening;
        documents.forEach(document -> listed.put(document.digest(), document));
    }

    /// Reads all parts; durable in the store when it returns, or nothing but strays.
    Optional<Rejection> take(Parts parts) throws IOException {
        for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
            Optional<Rejection> rejection = take(part.get());
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }

    private Optional<Rejection> take(Part part) throws IOException {
        Optional<Document> document = listedAs(part.name());
        if (document.isEmpty()) {
            return Optional.of(new Rejection.UnlistedDocument());
        }
        Document declared = document.get();
        try {
            Expected expected = new Expected(declared.size(), declared.digest());
            Excerpt excerpt = new Excerpt(declared.size());
            StoredDocument stored = vault.put(excerpt.watching(part.content()), expected);
            arrived.put(declared.digest(), screening.arrived(stored, excerpt));
            return Optional.empty();
        } catch (SizeMismatchException _) {
            return Optional.of(new Rejection.SizeMismatch(declared.digest(), declared.size()));
        } catch (DigestMismatchException _) {
            return Optional.of(new Rejection.DigestMismatch(declared.digest()));
        }
    }

    private Optional<Document> listedAs(String name) {
        return listed.values().stream()
                .filter(document -> document.digest().hex().equals(name) && !arrived.containsKey(document.digest()))
                .findFirst();
    }

    /// The documents that came; those put before are missing in it.
    Map<Sha256, Arrived> arrived() {
        return arrived;
    }

    /// A transaction may refer to them now.
    void keep() {
        kept = true;
    }

    /// No transaction refers to them after all.
    void release() {
        kept = false;
    }

    @Override
    public void close() {
        if (!kept) {
            arrived.values().forEach(document -> discard(document.stored()));
        }
    }

    private void discard(StoredDocument document) {
        try {
            vault.discard(document);
        } catch (IOException e) {
            LOG.info("An object that nothing refers to was not removed: {}", e.getMessage());
        }
    }
}
