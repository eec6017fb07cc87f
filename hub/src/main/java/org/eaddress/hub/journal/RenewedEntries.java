package org.eaddress.hub.journal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.journal.JournalSeals.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The entries of a seal under another hash algorithm. Only what is what was sealed is hashed anew: nobody gets
/// something into the journal by changing it before a renewal.
@Component
class RenewedEntries {
    private static final byte[] GONE = {};

    private final JournalSeals seals;
    private final EvidenceArchive archive;

    RenewedEntries(JournalSeals seals, EvidenceArchive archive) {
        this.seals = seals;
        this.archive = archive;
    }

    /// In the order of the entries; empty for what is gone or changed.
    List<byte[]> of(long seal, HashAlgorithm algorithm) {
        List<Entry> entries = seals.entriesOf(seal);
        Map<UUID, Evidence> pieces = archive
                .find(
                        entries.stream().map(Entry::message).toList(),
                        entries.stream().map(Entry::evidence).toList())
                .stream()
                .collect(Collectors.toMap(Evidence::id, Function.identity()));
        return entries.stream()
                .map(entry -> digest(entry, pieces.get(entry.evidence()), algorithm))
                .toList();
    }

    private static byte[] digest(Entry entry, @Nullable Evidence piece, HashAlgorithm algorithm) {
        if (piece == null || !piece.digest().equals(entry.digest())) {
            return GONE;
        }
        return algorithm.digest(piece.jws().getBytes(StandardCharsets.US_ASCII));
    }
}
