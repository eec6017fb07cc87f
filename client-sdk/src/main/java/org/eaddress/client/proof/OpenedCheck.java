package org.eaddress.client.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The check that opened evidence is complete: every entry of a seal has its piece, or a believed statement that it
/// was removed; and every piece is what was sealed, with a good seal of the hub.
public final class OpenedCheck {
    private final EvidenceVerifier verifier;
    private final List<JournalFinding> findings = new ArrayList<>();
    private final Set<String> statements = new HashSet<>();
    private long seals;
    private long pieces;
    private long removed;

    /// @param verifier whose seals it believes
    public OpenedCheck(EvidenceVerifier verifier) {
        this.verifier = verifier;
    }

    /// What came of it.
    ///
    /// @param seals how many were opened
    /// @param pieces how many of their entries have their piece
    /// @param removed how many were removed, as a statement says
    public record Result(List<JournalFinding> findings, long seals, long pieces, long removed) {}

    /// A seal with what was opened of it.
    public void take(JournalSeal seal, OpenedSeal opened) {
        seals++;
        var gone = removedFrom(seal.number(), opened.removals());
        for (int place = 0; place < seal.entries().size(); place++) {
            var piece = opened.pieces().get(place);
            if (piece != null) {
                look(seal, place, piece);
            } else if (gone.contains((long) place)) {
                removed++;
            } else {
                find("evidence-withheld", seal, "at place " + place);
            }
        }
        opened.pieces().keySet().stream()
                .filter(place -> place < 0 || place >= seal.entries().size())
                .forEach(place -> find("evidence-not-sealed", seal, "at place " + place));
    }

    /// The statements of removal that were met and believed: each must be in the journal, too.
    public Set<String> statements() {
        return Set.copyOf(statements);
    }

    public Result result() {
        return new Result(List.copyOf(findings), seals, pieces, removed);
    }

    private void look(JournalSeal seal, int place, String piece) {
        var digest = Digests.sha256(piece.getBytes(StandardCharsets.ISO_8859_1));
        if (!digest.equals(seal.entries().get(place))) {
            find("evidence-not-sealed", seal, "at place " + place);
            return;
        }
        pieces++;
        verifier.verify(piece).findings().forEach(finding -> find(finding.name(), seal, "at place " + place));
    }

    private Set<Long> removedFrom(long seal, List<String> removals) {
        var places = new HashSet<Long>();
        for (var statement : removals) {
            if (verifier.verify(statement) instanceof Verdict.Kept(var kept, var _, var _)
                    && kept.fact() instanceof Keeping.Removed gone) {
                statements.add(statement);
                places.addAll(gone.places().getOrDefault(seal, Set.of()));
            }
        }
        return places;
    }

    private void find(String name, JournalSeal seal, String about) {
        findings.add(new JournalFinding(name, seal.number(), about));
    }
}
