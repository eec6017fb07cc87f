package org.eaddress.client.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eaddress.client.proof.JournalPieces.Piece;
import org.eaddress.client.proof.Outlook.Span;
import org.eaddress.client.proof.Outlook.Tally;
import org.jspecify.annotations.Nullable;

/// Counts, seal by seal, what would stand and what would fall.
final class OutlookCheck {
    private final WhatIf whatIf;
    private final Map<String, Long> standing = new TreeMap<>();
    private final Set<Long> renewals = new HashSet<>();
    private final List<String> given = new ArrayList<>();
    private Tally seals = Tally.NONE;
    private Tally evidence = Tally.NONE;
    private Tally timeStamps = Tally.NONE;
    private Tally ownSeals = Tally.NONE;
    private @Nullable Span falling;

    OutlookCheck(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    /// @param layers the good time-stamps that the seal stands by
    /// @param pieces those in the seal that were given
    void take(JournalSeal seal, List<Layer> layers, List<Piece> pieces) {
        for (var layer : layers) {
            if (layer.renewal() == 0 || renewals.add(layer.renewal())) {
                timeStamps = timeStamps.and(!whatIf.breaks(layer), 1);
            }
        }
        var by = layers.reversed().stream()
                .filter(layer -> !whatIf.breaks(layer))
                .findFirst();
        seals = seals.and(by.isPresent(), 1);
        evidence = evidence.and(by.isPresent(), seal.entries().size());
        by.ifPresentOrElse(layer -> standing.merge(layer.words(), 1L, Long::sum), () -> falls(seal));
        pieces.forEach(piece -> take(piece, by));
    }

    private void take(Piece piece, Optional<Layer> by) {
        ownSeals = ownSeals.and(!whatIf.breaksSeal(piece.algorithm()), 1);
        if (by.isEmpty()) {
            given.add(piece.name());
        }
    }

    private void falls(JournalSeal seal) {
        falling = falling == null
                ? new Span(seal.number(), seal.sealedAt(), seal.number(), seal.sealedAt())
                : new Span(falling.firstSeal(), falling.firstSealedAt(), seal.number(), seal.sealedAt());
    }

    Outlook outlook() {
        return new Outlook(whatIf.name(), seals, evidence, timeStamps, ownSeals, falling, standing, given);
    }
}
