package org.eaddress.hub.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How long things live (`hub.retention`). Evidence is never removed, so it outlives everything here.
///
/// @param enabled whether this instance sweeps; all of them may
/// @param documents from acceptance; at least as long as ids of messages are accepted late, so that none comes
/// in after the
///     sweeper has passed
/// @param strays how old an object is that nothing refers to before it goes
@ConfigurationProperties("hub.retention")
record RetentionPolicy(boolean enabled, Duration documents, Duration strays) {
    /// Longer than any submission takes: nothing goes that one under way is about to refer to.
    static final Duration SAFE_AGE = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofDays(32);

    RetentionPolicy {
        if (documents.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "hub.retention.documents is at least %d days".formatted(SHORTEST.toDays()));
        }
        if (strays.compareTo(SAFE_AGE) < 0) {
            throw new IllegalArgumentException("hub.retention.strays is at least %d days".formatted(SAFE_AGE.toDays()));
        }
    }
}
