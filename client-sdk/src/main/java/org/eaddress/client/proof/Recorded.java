package org.eaddress.client.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the journal's record beside a piece of evidence adds to the verdict about the piece.
///
/// @param proven of the time that is proven; none when there is no record, or a bad one
/// @param notProven of its time-stamps
/// @param stamps those that prove when the piece was there
record Recorded(List<Finding> findings, List<Statement> proven, List<Statement> notProven, List<TimeStamp> stamps) {
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Statement TIME = Statement.of("open-time");

    /// @param record the evidence record in DER; null when the proof has none
    static Recorded of(String jws, byte @Nullable [] record, TrustAnchors anchors, RevocationLists lists) {
        if (record == null) {
            return bad();
        }
        try {
            var piece = jws.getBytes(StandardCharsets.ISO_8859_1);
            var stamps = EvidenceRecordCheck.stamps(record, piece, anchors);
            var sealedAt = SealedForm.parse(jws).at();
            return sealedAt.isAfter(stamps.getFirst().at().plus(TOLERANCE))
                    ? bad(new Finding(Fault.TIMES_OUT_OF_ORDER, "iat"))
                    : good(stamps, new StampRevocationCheck(lists, anchors));
        } catch (Refusal e) {
            return bad(new Finding(e.fault(), e.about()));
        } catch (MalformedEvidence e) {
            return bad(); // the verdict says so
        }
    }

    private static Recorded bad(Finding... findings) {
        return new Recorded(List.of(findings), List.of(), List.of(), List.of());
    }

    private static Recorded good(List<TimeStamp> stamps, StampRevocationCheck revocation) {
        var standing = revocation.standing(stamps);
        var proven = new ArrayList<>(statements(standing));
        proven.addAll(revocation.proven());
        return new Recorded(revocation.findings(), List.copyOf(proven), revocation.notProven(), standing);
    }

    private static List<Statement> statements(List<TimeStamp> stamps) {
        if (stamps.isEmpty()) {
            return List.of();
        }
        var first = Statement.of(
                "proven-journal",
                stamps.getFirst().authority(),
                Reasoning.time(stamps.getFirst().at()));
        if (stamps.size() == 1) {
            return List.of(first);
        }
        var last = stamps.getLast();
        return List.of(
                first,
                Statement.of(
                        "proven-renewed",
                        Integer.toString(stamps.size() - 1),
                        last.authority(),
                        Reasoning.time(last.at())));
    }

    Verdict added(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Invalid(var evidence, var wrong) ->
                new Verdict.Invalid(
                        evidence,
                        Stream.concat(wrong.stream(), findings.stream())
                                .distinct()
                                .toList());
            case Verdict.Valid(var evidence, var said, var open) ->
                findings.isEmpty()
                        ? new Verdict.Valid(evidence, proven(said), notProven(open))
                        : new Verdict.Invalid(evidence, findings);
            case Verdict.Kept(var statement, var said, var open) ->
                findings.isEmpty()
                        ? new Verdict.Kept(statement, proven(said), notProven(open))
                        : new Verdict.Invalid(null, findings);
        };
    }

    private List<Statement> proven(List<Statement> said) {
        return Stream.concat(said.stream(), proven.stream()).distinct().toList();
    }

    /// The record answers the question of time; without one it is said what is missing.
    private List<Statement> notProven(List<Statement> open) {
        var answered = open.stream()
                .flatMap(each -> !each.equals(TIME)
                        ? Stream.of(each)
                        : Stream.of(Statement.of("open-journal")).filter(_ -> proven.isEmpty()));
        return Stream.concat(answered, notProven.stream()).distinct().toList();
    }
}
