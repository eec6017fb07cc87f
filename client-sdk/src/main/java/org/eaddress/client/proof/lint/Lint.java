package org.eaddress.client.proof.lint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.EvidenceEvent;
import org.eaddress.client.proof.Sealed;

/// Holds evidence against every [LintRule].
public final class Lint {
    private Lint() {}

    /// What is wrong with these pieces, of one message or of several. Nothing is concluded from what is not
    /// among them.
    public static List<LintFinding> of(List<Sealed> pieces) {
        var statements = pieces.stream()
                .filter(piece -> piece.evidence().event() == EvidenceEvent.MESSAGE_ABSENCE)
                .toList();
        return pieces.stream()
                .collect(Collectors.groupingBy(piece -> piece.evidence().message()))
                .values()
                .stream()
                .flatMap(ofMessage -> findings(new History(ofMessage, false, List.of(), statements)).stream())
                .toList();
    }

    /// What is wrong with all the evidence of one accepted message.
    ///
    /// @param stored its documents, as the store has them
    /// @param statements what was stated absent between its sender and its recipients
    public static List<LintFinding> ofWhole(List<Sealed> pieces, List<Evidence.Part> stored, List<Sealed> statements) {
        return findings(new History(pieces, true, stored, statements));
    }

    private static List<LintFinding> findings(History history) {
        return history.pieces().stream()
                .flatMap(piece -> Arrays.stream(LintRule.values())
                        .filter(rule -> !rule.holds(piece, history))
                        .map(rule -> new LintFinding(
                                rule,
                                piece.evidence().message(),
                                piece.evidence().id())))
                .toList();
    }
}
