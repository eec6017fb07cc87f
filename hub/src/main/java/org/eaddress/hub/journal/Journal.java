package org.eaddress.hub.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.storage.Sha256;
import org.springframework.stereotype.Component;

/// The sealed sequence of all evidence.
@Component
public class Journal {
    private final JournalSeals seals;
    private final Removals removals;
    private final TimeStamps timeStamps;

    Journal(JournalSeals seals, Removals removals, TimeStamps timeStamps) {
        this.seals = seals;
        this.removals = removals;
        this.timeStamps = timeStamps;
    }

    /// An evidence record (RFC 4998, DER) and the number of the seal it is from.
    public record Proof(long seal, byte[] evidenceRecord) {}

    /// The seals after this number, in their order.
    public List<JournalSeal.Summary> after(long number, int limit) {
        return seals.after(number, limit);
    }

    public Optional<JournalSeal> seal(long number) {
        return seals.find(number);
    }

    /// The sealed statements that evidence of a seal was removed, because its retention had ended.
    public List<String> removalsOf(long number) {
        return removals.of(number).stream().map(Evidence::jws).toList();
    }

    /// The messages that the pieces of a seal are about.
    public List<UUID> messagesOf(long number) {
        return seals.messagesOf(number);
    }

    /// The proof that a piece is in the journal; empty while it waits.
    public Optional<Proof> proofOf(UUID messageId, UUID evidenceId) {
        return seals.placeOf(messageId, evidenceId)
                .flatMap(place -> seals.find(place.seal())
                        .map(seal -> new Proof(place.seal(), EvidenceRecords.of(seal, place.position()))));
    }

    /// A time-stamp (RFC 3161, DER) over something beside the journal; empty while no authority gives one.
    public Optional<byte[]> timeStamp(Sha256 digest) {
        return timeStamps.over(digest).map(TimeStamp::token);
    }
}
