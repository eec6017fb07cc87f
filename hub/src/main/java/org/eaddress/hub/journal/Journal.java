package org.eaddress.hub.journal;

import java.time.Duration;
import java.time.Instant;
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
    private final Renewals renewals;
    private final Histories histories;
    private final Coverages coverages;
    private final Removals removals;
    private final TimeStamps timeStamps;
    private final SealedPieces pieces;

    Journal(
            JournalSeals seals,
            Renewals renewals,
            Histories histories,
            Coverages coverages,
            Removals removals,
            TimeStamps timeStamps,
            SealedPieces pieces) {
        this.seals = seals;
        this.renewals = renewals;
        this.histories = histories;
        this.coverages = coverages;
        this.removals = removals;
        this.timeStamps = timeStamps;
        this.pieces = pieces;
    }

    /// An evidence record (RFC 4998, DER) with all renewals, and the number of the seal it is from.
    public record Proof(long seal, byte[] evidenceRecord) {}

    /// The seals after this number, in their order.
    public List<JournalSeal.Summary> after(long number, int limit) {
        return seals.after(number, limit);
    }

    public Optional<JournalSeal> seal(long number) {
        return seals.find(number);
    }

    /// The number of the newest seal; 0 before the first.
    public long newest() {
        return seals.last().map(JournalSeal.Summary::number).orElse(0L);
    }

    /// A piece of a seal at its place, from 0: evidence, or a statement about what the hub keeps.
    public record Piece(int position, String sealed) {}

    /// The pieces that a seal is over, in the order of their places; those that are gone are left out.
    public List<Piece> piecesOf(long number) {
        return pieces.of(number);
    }

    /// The sealed statements that evidence of a seal was removed, because its retention had ended.
    public List<String> removalsOf(long number) {
        return removals.of(number).stream().map(Evidence::jws).toList();
    }

    /// The messages that the pieces of the seals `(after, last]` are about, each once.
    public List<UUID> messagesOf(long after, long last) {
        return seals.messagesOf(after, last);
    }

    /// The proof that a piece is in the journal; empty while it waits.
    public Optional<Proof> proofOf(UUID messageId, UUID evidenceId) {
        return seals.placeOf(messageId, evidenceId)
                .flatMap(place -> seals.find(place.seal())
                        .map(seal -> new Proof(
                                place.seal(),
                                histories.reader().of(seal).history().evidenceRecord(place.position()))));
    }

    /// The renewals after this number, in their order.
    public List<Renewal> renewalsAfter(long number, int limit) {
        return renewals.after(number, limit);
    }

    public Optional<Renewal> renewal(long number) {
        return renewals.after(number - 1, 1).stream()
                .filter(renewal -> renewal.number() == number)
                .findFirst();
    }

    /// The nodes of a renewal's seals in its hash tree, in their order.
    public List<byte[]> nodesOf(Renewal renewal) {
        return renewals.nodesOf(renewal.number());
    }

    /// The entries of a seal under the new hash algorithm of a renewal, empty for what was gone then; nothing when
    /// the renewal did not hash the seal's evidence anew.
    public Optional<List<byte[]>> renewedEntries(long renewal, long seal) {
        return renewals.entriesOf(renewal, seal);
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
