package org.eaddress.hub.opening.web;

import java.util.UUID;
import org.eaddress.hub.opening.Opening;
import org.eaddress.hub.problem.OneLine;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.MessageId;
import org.jspecify.annotations.Nullable;

/// What an auditor sends to have evidence opened.
///
/// @param afterSeal from the first seal when it is not given
/// @param upToSeal to the newest one when it is not given
record OpeningOrder(
        @Nullable Long afterSeal,
        @Nullable Long upToSeal,
        @Nullable String reason,
        @Nullable String orderedBy) {
    private static final int MOST_REASON = 500;
    private static final int MOST_NAME = 200;

    /// @throws ProblemException `malformed-request`
    Opening opening(long newest, long mostSeals) {
        long after = afterSeal == null ? 0 : afterSeal;
        long upTo = upToSeal == null ? newest : upToSeal;
        if (after < 0 || upTo <= after || upTo > newest || upTo - after > mostSeals) {
            throw malformed("The seals are from 1 to %d, %d of them at most.".formatted(newest, mostSeals));
        }
        return new Opening(after, upTo, text("reason", reason, MOST_REASON), text("orderedBy", orderedBy, MOST_NAME));
    }

    /// Whether it asks for what that one is: what is not given may be anything.
    boolean isAnsweredBy(Opening opening) {
        return (afterSeal == null ? 0 : afterSeal) == opening.afterSeal()
                && (upToSeal == null || upToSeal == opening.upToSeal())
                && text("reason", reason, MOST_REASON).equals(opening.reason())
                && text("orderedBy", orderedBy, MOST_NAME).equals(opening.orderedBy());
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
