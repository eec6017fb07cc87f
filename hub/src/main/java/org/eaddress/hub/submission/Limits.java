package org.eaddress.hub.submission;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// What one message may have. Everything has a limit, and every limit is configuration (`hub.limits`).
///
/// `idAge` and `idAhead` bound the time inside a message's id; `putDocumentKept` is how long a document that was
/// put before its message waits for it; `scheduledAhead` is how far ahead consignment and expiry may be.
/// `unregistered` and `waiting` are how many messages of one sender may wait for their registration and, sent,
/// for their consignment, `putOff` how many for a later time that their sender gave them.
@ConfigurationProperties("hub.limits")
public record Limits(
        DataSize document,
        DataSize message,
        int documents,
        int recipients,
        DataSize messageJson,
        Duration idAge,
        Duration idAhead,
        int registrations,
        int lookups,
        Duration putDocumentKept,
        Duration scheduledAhead,
        int unregistered,
        int waiting,
        int putOff,
        Set<String> mediaTypes) {
    /// The time inside an id is never farther from its acceptance: the partitions of the database reach no further
    /// back.
    public static final Duration FARTHEST_ID = Duration.ofDays(31);

    public Limits {
        requireNear("hub.limits.id-age", idAge);
        requireNear("hub.limits.id-ahead", idAhead);
    }

    private static void requireNear(String name, Duration distance) {
        if (distance.compareTo(FARTHEST_ID) > 0) {
            throw new IllegalArgumentException("%s is at most %d days".formatted(name, FARTHEST_ID.toDays()));
        }
    }
}
