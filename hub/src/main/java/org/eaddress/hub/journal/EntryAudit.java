package org.eaddress.hub.journal;

import static org.eaddress.hub.journal.Finding.Kind.BACK_DATED;
import static org.eaddress.hub.journal.Finding.Kind.ENTRY_MISSING;
import static org.eaddress.hub.journal.Finding.Kind.EVIDENCE_CHANGED;
import static org.eaddress.hub.journal.Finding.Kind.EVIDENCE_MISSING;
import static org.eaddress.hub.journal.Finding.Kind.POST_DATED;
import static org.eaddress.hub.journal.Finding.Kind.SEAL_CHANGED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.journal.JournalSeals.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks that the evidence of each entry of a seal is there, is what was sealed, and is of the time it says; or
/// that a sealed statement tells that its retention ended.
@Component
class EntryAudit {
    /// Evidence is sealed in the order in which it was made, but for transactions that take long.
    private static final Duration LATE = Duration.ofMinutes(5);

    private final JournalSeals seals;
    private final EvidenceArchive archive;
    private final SealAudit sealAudit;
    private final Removals removals;
    private final Duration skew;

    EntryAudit(
            JournalSeals seals,
            EvidenceArchive archive,
            SealAudit sealAudit,
            Removals removals,
            JournalSettings settings) {
        this.seals = seals;
        this.archive = archive;
        this.sealAudit = sealAudit;
        this.removals = removals;
        this.skew = settings.clockSkew();
    }

    List<Finding> findings(Optional<JournalSeal> before, JournalSeal seal) {
        Instant earliest =
                before.flatMap(this::latestIn).map(time -> time.minus(LATE)).orElse(Instant.MIN);
        Instant latest = sealAudit.timeOf(seal).map(time -> time.plus(skew)).orElse(Instant.MAX);
        List<Entry> entries = seals.entriesOf(seal.number());
        Map<UUID, Evidence> pieces = piecesOf(entries);
        List<Finding> findings = new ArrayList<>();
        Set<Integer> ended =
                pieces.size() == entries.size() ? Set.of() : removals.placesIn(seal.number()); // one read for most
        if (entries.size() != seal.entries().size()) { // an id was taken out, so that nobody looks for its evidence
            findings.add(Finding.inSeal(SEAL_CHANGED, seal.number()));
        }
        for (Entry entry : entries) {
            if (ended.contains(entry.position()) && !pieces.containsKey(entry.evidence())) {
                continue;
            }
            if (!entry.isFiled()) {
                findings.add(Finding.ofEvidence(ENTRY_MISSING, entry.evidence()));
            }
            problem(entry, pieces.get(entry.evidence()), earliest, latest).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> problem(Entry entry, @Nullable Evidence piece, Instant earliest, Instant latest) {
        if (piece == null) {
            return Optional.of(Finding.ofEvidence(EVIDENCE_MISSING, entry.evidence()));
        }
        if (!piece.digest().equals(entry.digest())) {
            return Optional.of(Finding.ofEvidence(EVIDENCE_CHANGED, entry.evidence()));
        }
        if (firstTime(piece).isBefore(earliest)) {
            return Optional.of(Finding.ofEvidence(BACK_DATED, entry.evidence()));
        }
        return piece.sealedAt().isAfter(latest) || piece.at().isAfter(latest)
                ? Optional.of(Finding.ofEvidence(POST_DATED, entry.evidence()))
                : Optional.empty();
    }

    /// The latest time that a piece in this seal says.
    private Optional<Instant> latestIn(JournalSeal seal) {
        return piecesOf(seals.entriesOf(seal.number())).values().stream()
                .map(EntryAudit::firstTime)
                .max(Comparator.naturalOrder());
    }

    private Map<UUID, Evidence> piecesOf(List<Entry> entries) {
        return archive
                .find(
                        entries.stream().map(Entry::message).toList(),
                        entries.stream().map(Entry::evidence).toList())
                .stream()
                .collect(Collectors.toMap(Evidence::id, Function.identity()));
    }

    /// When it says that it happened or was sealed, whichever is earlier. That a day of the law ended is stated
    /// later.
    private static Instant firstTime(Evidence piece) {
        if (piece.event() == EvidenceEvent.DEEMED_NOTIFIED) {
            return piece.sealedAt();
        }
        return piece.at().isBefore(piece.sealedAt()) ? piece.at() : piece.sealedAt();
    }
}
