package org.eaddress.client.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The check of statements of absence against the journal and against other evidence. It believes no seal by
/// itself: that is the work of [JournalCheck], beside which it is given the same seals.
///
/// Whoever has some evidence may find that a statement is false. Whoever has all evidence of the seals that a
/// statement names, and finds nothing, knows that it agrees with everything that was sealed.
public final class AbsenceCheck {
    private final Map<String, Evidence> pieces = new HashMap<>();
    private final Map<UUID, Range> ranges = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private final List<JournalFinding> findings = new ArrayList<>();

    /// What came of one statement.
    ///
    /// @param pieces how many pieces the seals that it names hold
    /// @param seen how many of those were given; when all were, the statement was checked whole
    public record Checked(UUID statement, long pieces, long seen) {}

    /// What came of all: what contradicts a statement, and how far each could be checked.
    public record Result(List<JournalFinding> findings, List<Checked> statements) {}

    /// The seals of one statement, as they come.
    private static final class Range {
        private final Absence absence;
        private final Set<String> entries = new HashSet<>();
        private boolean begun;
        private boolean ended;

        private Range(Absence absence) {
            this.absence = absence;
            this.begun = absence.after().number() == 0;
            this.ended = absence.upTo().number() == 0;
        }

        /// The name of what is wrong about this seal, if anything is.
        private @Nullable String take(JournalSeal seal, Instant sealedAt) {
            var number = seal.number();
            var isAfter = number == absence.after().number();
            var isUpTo = number == absence.upTo().number();
            begun |= isAfter;
            ended |= isUpTo;
            if (number > absence.after().number() && number <= absence.upTo().number()) {
                entries.addAll(seal.entries());
            }
            if ((isAfter && !seal.digest().equals(absence.after().digest()))
                    || (isUpTo && !seal.digest().equals(absence.upTo().digest()))) {
                return "absence-seals-differ";
            }
            var tooLate = number <= absence.after().number() && !sealedAt.isBefore(absence.since());
            var tooEarly = number > absence.upTo().number() && sealedAt.isBefore(absence.until());
            return tooLate || tooEarly ? "absence-range-short" : null;
        }

        private boolean isWhole() {
            return begun && ended && entries.size() == absence.pieces();
        }
    }

    /// A piece of the seals that were opened to an auditor: nothing is kept of it but whether it contradicts a
    /// statement that was given before.
    public void meet(String jws) {
        var digest = Digests.sha256(jws.getBytes(StandardCharsets.ISO_8859_1));
        if (ranges.isEmpty() || pieces.containsKey(digest) || !met.add(digest)) {
            return;
        }
        try {
            var piece = Evidence.unverified(jws);
            pieces.values().stream().filter(piece::contradicts).forEach(statement -> contradicted(statement, digest));
        } catch (MalformedEvidence e) {
            return; // of no message, so it contradicts nothing
        }
    }

    /// One more piece of evidence: a statement of absence, or what may contradict one.
    public void take(String jws) throws MalformedEvidence {
        var evidence = Evidence.unverified(jws);
        pieces.put(Digests.sha256(jws.getBytes(StandardCharsets.ISO_8859_1)), evidence);
        if (evidence.absence() != null) {
            ranges.put(evidence.id(), new Range(evidence.absence()));
        }
    }

    /// The next seal. All pieces were taken before.
    public void take(JournalSeal seal) {
        var sealedAt = JournalCheck.time(seal.sealedAt());
        ranges.forEach((statement, range) -> {
            var wrong = range.take(seal, sealedAt);
            if (wrong != null) {
                findings.add(new JournalFinding(wrong, seal.number(), statement.toString()));
            }
        });
    }

    /// What came of it, once all seals were taken.
    public Result result() {
        pieces.values().stream()
                .filter(statement -> statement.absence() != null)
                .forEach(this::contradictions);
        ranges.forEach((statement, range) -> {
            if (!range.isWhole()) {
                findings.add(new JournalFinding(
                        "absence-seals-differ", range.absence.upTo().number(), statement.toString()));
            }
        });
        return new Result(
                List.copyOf(findings),
                ranges.entrySet().stream()
                        .map(one -> checked(one.getKey(), one.getValue()))
                        .toList());
    }

    private void contradictions(Evidence statement) {
        pieces.forEach((digest, piece) -> {
            if (piece.contradicts(statement)) {
                contradicted(statement, digest);
            }
        });
    }

    private void contradicted(Evidence statement, String digest) {
        findings.add(new JournalFinding("absence-contradicted", 0, statement.id() + " by " + digest));
    }

    private Checked checked(UUID statement, Range range) {
        var seen = range.entries.stream()
                .filter(entry -> pieces.containsKey(entry) || met.contains(entry))
                .count();
        return new Checked(statement, range.absence.pieces(), seen);
    }
}
