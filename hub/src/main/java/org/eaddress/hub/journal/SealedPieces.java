package org.eaddress.hub.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.journal.Journal.Piece;
import org.eaddress.hub.journal.JournalSeals.Entry;
import org.springframework.stereotype.Component;

/// Finds the evidence that a seal is over.
@Component
class SealedPieces {
    private final JournalSeals seals;
    private final EvidenceArchive archive;

    SealedPieces(JournalSeals seals, EvidenceArchive archive) {
        this.seals = seals;
        this.archive = archive;
    }

    List<Piece> of(long number) {
        List<Entry> entries = seals.entriesOf(number);
        Map<UUID, Evidence> found = archive
                .find(
                        entries.stream().map(Entry::message).toList(),
                        entries.stream().map(Entry::evidence).toList())
                .stream()
                .collect(Collectors.toMap(Evidence::id, Function.identity()));
        return entries.stream()
                .flatMap(entry -> Optional.ofNullable(found.get(entry.evidence()))
                        .map(piece -> new Piece(entry.position(), piece.jws()))
                        .stream())
                .toList();
    }
}
