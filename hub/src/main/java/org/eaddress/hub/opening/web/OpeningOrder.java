package org.eaddress.hub.opening.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.opening.Opening;
import org.eaddress.hub.opening.OpeningSettings;
import org.eaddress.hub.problem.OneLine;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.problem.WrittenTime;
import org.eaddress.hub.submission.MessageId;
import org.jspecify.annotations.Nullable;

/// What an auditor sends to have evidence opened.
///
/// @param afterSeal from the first seal when it is not given
/// @param upToSeal to the newest one when it is not given
/// @param untoldUntil a time; persons are told at once when it is not given
record OpeningOrder(
        @Nullable Long afterSeal,
        @Nullable Long upToSeal,
        @Nullable String reason,
        @Nullable String orderedBy,
        @Nullable String untoldUntil) {
    private static final int MOST_REASON = 500;
    private static final int MOST_NAME = 200;

    /// @throws ProblemException `malformed-request`
    Opening opening(long newest, OpeningSettings settings, Instant now) {
        long after = afterSeal == null ? 0 : afterSeal;
        long upTo = upToSeal == null ? newest : upToSeal;
        if (after < 0 || upTo <= after || upTo > newest || upTo - after > settings.seals()) {
            throw malformed("The seals are from 1 to %d, %d of them at most.".formatted(newest, settings.seals()));
        }
        Optional<Instant> untold = untold();
        if (untold.filter(until -> !until.isAfter(now) || until.isAfter(now.plus(settings.untold())))
                .isPresent()) {
            throw malformed("untoldUntil is later than now, by %d days at most."
                    .formatted(settings.untold().toDays()));
        }
        return new Opening(
                after, upTo, text("reason", reason, MOST_REASON), text("orderedBy", orderedBy, MOST_NAME), untold);
    }

    /// To the millisecond, as it is kept.
    private Optional<Instant> untold() {
        return Optional.ofNullable(untoldUntil)
                .map(until -> WrittenTime.of("untoldUntil", until).truncatedTo(ChronoUnit.MILLIS));
    }

    /// Whether it asks for what that one is: what is not given may be anything.
    boolean isAnsweredBy(Opening opening) {
        return (afterSeal == null ? 0 : afterSeal) == opening.afterSeal()
                && (upToSeal == null || upToSeal == opening.upToSeal())
                && text("reason", reason, MOST_REASON).equals(opening.reason())
                && text("orderedBy", orderedBy, MOST_NAME).equals(opening.orderedBy())
                && untold().equals(opening.untoldUntil());
    }

    /// @throws ProblemException `malformed-request`, when it is not a UUIDv7
    static UUID id(String written) {
        return MessageId.parse(written).orElseThrow(() -> malformed("The id is not a UUIDv7 in lower case."));
    }

    private static String text(String member, @Nullable String value, int most) {
        return OneLine.of(member, value, most).strip();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
