package org.eaddress.client.proof.lint;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.proof.Keeping;
import org.eaddress.client.proof.SealedStatement;

/// What must be true of a statement about what the hub keeps besides its schema and its seal. The names are stable.
public enum KeepingRule {
    STATEMENT_SEALED_AT_ONCE(
            "A statement is sealed within five minutes of what it states.",
            (piece, _) -> LintRule.near(piece.at(), piece.statement().at())),
    STATEMENT_ID_MADE_AT_ONCE(
            "Its identifier is a UUIDv7 made within five minutes of the seal.",
            (piece, _) -> LintRule.near(LintRule.madeAt(piece.statement().id()), piece.at())),
    STATEMENT_CERTIFICATE_VALID(
            "The certificate that sealed it was valid at the time of sealing.",
            (piece, _) -> LintRule.isValid(piece.certificate(), piece.at())),
    STATEMENT_ISSUER_AS_CERTIFICATE(
            "Its issuer is the one whom the sealing certificate names.",
            (piece, _) -> piece.certificate()
                    .getSubjectX500Principal()
                    .getName()
                    .equals(piece.statement().issuer())),
    STATEMENT_ID_UNIQUE(
            "No two statements have the same identifier.",
            (piece, beside) -> beside.all()
                            .filter(other -> other.id().equals(piece.statement().id()))
                            .count()
                    == 1),
    HOLD_PLACED_AND_LIFTED_ONCE(
            "A legal hold is placed once and lifted once.", (piece, beside) -> beside.isOnlyOne(piece.statement())),
    HOLD_PLACED_BEFORE_LIFTED(
            "A legal hold is lifted after it was placed.", (piece, beside) -> beside.isLiftedLater(piece.statement())),
    OPENING_ENDS_LATER("An opening ends after it began.", (piece, _) -> endsLater(piece.statement())),
    REMOVED_AFTER_RETENTION(
            "What was removed was older than the retention that the statement names.",
            (piece, _) -> hadEnded(piece.statement())),
    SUBMITTED_FOR_SENDING(
            "Who learned of persons by a submission had the purpose of sending.",
            (piece, _) -> submittedToSend(piece.statement()));

    private final String text;
    private final Check check;

    /// Whether it is true of a statement.
    private interface Check {
        boolean holds(SealedStatement piece, Beside beside);
    }

    /// The statements together; nothing is concluded from what is not among them.
    record Beside(List<SealedStatement> pieces) {
        Stream<Keeping> all() {
            return pieces.stream().map(SealedStatement::statement);
        }

        private boolean isOnlyOne(Keeping statement) {
            var hold = hold(statement);
            return hold.isEmpty()
                    || all().filter(other -> other.fact()
                                            .event()
                                            .equals(statement.fact().event()))
                                    .filter(other -> hold(other).equals(hold))
                                    .count()
                            == 1;
        }

        private boolean isLiftedLater(Keeping statement) {
            return !(statement.fact() instanceof Keeping.HoldLifted lifted)
                    || all().filter(other -> other.fact() instanceof Keeping.HoldPlaced placed
                                    && placed.hold().equals(lifted.hold()))
                            .noneMatch(other -> other.at().isAfter(statement.at()));
        }
    }

    KeepingRule(String text, Check check) {
        this.text = text;
        this.check = check;
    }

    /// The stable name, such as `hold-placed-before-lifted`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What must be true.
    public String text() {
        return text;
    }

    boolean holds(SealedStatement piece, Beside beside) {
        return check.holds(piece, beside);
    }

    private static Optional<UUID> hold(Keeping statement) {
        return switch (statement.fact()) {
            case Keeping.HoldPlaced placed -> Optional.of(placed.hold());
            case Keeping.HoldLifted lifted -> Optional.of(lifted.hold());
            case Keeping.Removed _, Keeping.Opened _, Keeping.LookedUp _ -> Optional.empty();
            case Keeping.BatchDecided _, Keeping.SystemConforms _, Keeping.Available _ -> Optional.empty();
        };
    }

    private static boolean endsLater(Keeping statement) {
        return !(statement.fact() instanceof Keeping.Opened opened)
                || opened.endsAt().isAfter(statement.at());
    }

    private static boolean hadEnded(Keeping statement) {
        return !(statement.fact() instanceof Keeping.Removed removed)
                || Duration.between(removed.before(), statement.at()).toDays() >= removed.retentionDays();
    }

    private static boolean submittedToSend(Keeping statement) {
        return !(statement.fact() instanceof Keeping.LookedUp lookedUp)
                || !lookedUp.means().equals("submission")
                || "sending".equals(lookedUp.purpose());
    }
}
