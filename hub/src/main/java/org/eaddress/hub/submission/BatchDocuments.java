package org.eaddress.hub.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.storage.Sha256;
import org.eaddress.storage.StoredDocument;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The documents of a batch, looked at anew in each of its turns. It can take minutes, so never in a
/// transaction.
@Component
class BatchDocuments {
    private final PutDocuments putDocuments;
    private final Screening screening;

    BatchDocuments(PutDocuments putDocuments, Screening screening) {
        this.putDocuments = putDocuments;
        this.screening = screening;
    }

    /// In their order.
    record Found(List<StoredDocument> stored, Inspection inspection) {}

    /// Empty when one is not there any more, or is not taken.
    @Transactional(propagation = Propagation.NEVER)
    Optional<Found> find(EAddress sender, List<Document> declared) {
        Map<Sha256, Arrived> arrived = putDocuments.find(
                sender, declared.stream().map(Document::digest).distinct().toList());
        if (!declared.stream().allMatch(document -> arrived.containsKey(document.digest()))) {
            return Optional.empty();
        }
        try {
            return switch (screening.screen(declared, arrived)) {
                case Screening.Result.Passed(var inspection) -> {
                    noteClean(sender, arrived, inspection);
                    yield Optional.of(new Found(inOrder(declared, arrived), inspection));
                }
                case Screening.Result.Refused _ -> Optional.empty();
            };
        } catch (IOException e) {
            throw new UncheckedIOException("the store does not give a document of a batch", e);
        }
    }

    private static List<StoredDocument> inOrder(List<Document> declared, Map<Sha256, Arrived> arrived) {
        return declared.stream()
                .map(document ->
                        Objects.requireNonNull(arrived.get(document.digest())).stored())
                .toList();
    }

    /// The next messages of the batch need no scan of their own.
    private void noteClean(EAddress sender, Map<Sha256, Arrived> arrived, Inspection inspection) {
        if (inspection == Inspection.CLEAN && arrived.values().stream().anyMatch(document -> !document.clean())) {
            putDocuments.noteClean(sender, List.copyOf(arrived.keySet()));
        }
    }
}
