package org.eaddress.client.proof.lint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.EvidenceEvent;
import org.eaddress.client.proof.Sealed;
import org.eaddress.client.proof.SealedStatement;

/// Holds evidence against every [LintRule], statements about what the hub keeps against every [KeepingRule].
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

    /// What is wrong with these statements about what the hub keeps. Nothing is concluded from what is not among
    /// them.
    public static List<KeepingFinding> ofStatements(List<SealedStatement> pieces) {
        var beside = new KeepingRule.Beside(pieces);
        return pieces.stream()
                .flatMap(piece -> Arrays.stream(KeepingRule.values())
                        .filter(rule -> !rule.holds(piece, beside))
                        .map(rule -> new KeepingFinding(rule, piece.statement().id())))
                .toList();
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
