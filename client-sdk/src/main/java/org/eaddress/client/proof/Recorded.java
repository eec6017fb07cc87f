package org.eaddress.client.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the journal's record beside a piece of evidence adds to the verdict about the piece.
///
/// @param statement the time that is proven; null when there is no record, or a bad one
record Recorded(List<Finding> findings, @Nullable Statement statement) {
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Statement TIME = Statement.of("open-time");

    /// @param record the evidence record in DER; null when the proof has none
    static Recorded of(String jws, byte @Nullable [] record, TrustAnchors anchors) {
        if (record == null) {
            return new Recorded(List.of(), null);
        }
        try {
            var digest = Digests.sha256(jws.getBytes(StandardCharsets.ISO_8859_1));
            var stamp = new EvidenceRecordCheck(anchors).stamp(record, digest);
            var sealedAt = SealedForm.parse(jws).at();
            return sealedAt.isAfter(stamp.at().plus(TOLERANCE))
                    ? new Recorded(List.of(new Finding(Fault.TIMES_OUT_OF_ORDER, "iat")), null)
                    : new Recorded(
                            List.of(), Statement.of("proven-journal", stamp.authority(), Reasoning.time(stamp.at())));
        } catch (Refusal e) {
            return new Recorded(List.of(new Finding(e.fault(), "journal")), null);
        } catch (MalformedEvidence e) {
            return new Recorded(List.of(), null); // the verdict says so
        }
    }

    Verdict added(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Invalid(var evidence, var wrong) ->
                new Verdict.Invalid(
                        evidence,
                        Stream.concat(wrong.stream(), findings.stream()).toList());
            case Verdict.Valid(var evidence, var proven, var open) ->
                findings.isEmpty()
                        ? new Verdict.Valid(evidence, proven(proven), notProven(open))
                        : new Verdict.Invalid(evidence, findings);
        };
    }

    private List<Statement> proven(List<Statement> proven) {
        var all = new ArrayList<>(proven);
        if (statement != null) {
            all.add(statement);
        }
        return List.copyOf(all);
    }

    /// The record answers the question of time; without one it is said what is missing.
    private List<Statement> notProven(List<Statement> open) {
        return open.stream()
                .flatMap(each -> !each.equals(TIME)
                        ? Stream.of(each)
                        : Stream.of(Statement.of("open-journal")).filter(_ -> statement == null))
                .toList();
    }
}
