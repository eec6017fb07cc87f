package org.eaddress.hub.submission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How long a message may stay without a registration (`hub.unsent`).
///
/// @param remindAfter from acceptance: then its sender is reminded
/// @param lapseAfter from acceptance, unless a person gives it more time: then it lapses. A sender that is reminded
///                   late, because the hub was down, has as much time after that as any other
@ConfigurationProperties("hub.unsent")
public record UnsentPolicy(Duration remindAfter, Duration lapseAfter) {
    /// An id that is older than this when its message is accepted is not waited for in the order of the ids.
    static final Duration LATE = Duration.ofMinutes(5);

    /// So that nothing can be accepted under an id that was passed already, however long its transaction takes.
    private static final Duration SOONEST = LATE.multipliedBy(2);

    public UnsentPolicy {
        if (remindAfter.compareTo(SOONEST) < 0) {
            throw new IllegalArgumentException(
                    "hub.unsent.remind-after is at least %d minutes".formatted(SOONEST.toMinutes()));
        }
        if (lapseAfter.compareTo(remindAfter) <= 0) {
            throw new IllegalArgumentException("hub.unsent.lapse-after is longer than hub.unsent.remind-after");
        }
    }
}
