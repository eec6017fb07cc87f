package org.eaddress.hub.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.storage.Sha256;
import org.springframework.stereotype.Component;

/// The sealed sequence of all evidence.
@Component
public class Journal {
    private final JournalSeals seals;
    private final Coverages coverages;
    private final TimeStamps timeStamps;

    Journal(JournalSeals seals, Coverages coverages, TimeStamps timeStamps) {
        this.seals = seals;
        this.coverages = coverages;
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

    /// The messages that the pieces of the seals `(after, last]` are about, each once.
    public List<UUID> messagesOf(long after, long last) {
        return seals.messagesOf(after, last);
    }

    /// The proof that a piece is in the journal; empty while it waits.
    public Optional<Proof> proofOf(UUID messageId, UUID evidenceId) {
        return seals.placeOf(messageId, evidenceId)
                .flatMap(place -> seals.find(place.seal())
                        .map(seal -> new Proof(place.seal(), EvidenceRecords.of(seal, place.position()))));
    }

    /// The seals that hold the evidence of `[since, until)`; empty while evidence waits that may be of it.
    ///
    /// @param late how long after it was made a piece may be written
    public Optional<Coverage> coverage(Instant since, Instant until, Duration late) {
        return coverages.of(since, until, late);
    }

    /// A time-stamp (RFC 3161, DER) over something beside the journal; empty while no authority gives one.
    public Optional<byte[]> timeStamp(Sha256 digest) {
        return timeStamps.over(digest).map(TimeStamp::token);
    }
}
