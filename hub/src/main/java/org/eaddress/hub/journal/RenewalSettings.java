package org.eaddress.hub.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When time-stamps are renewed (`hub.journal.renewal`).
///
/// `every` is how often one renewal is made at most; `before` how long before its end a time-stamp is renewed;
/// `overdue` how long before it the hub raises the alarm if that has not happened; `seals` how many seals one
/// renewal covers at most; `pieces` after how many pieces that are hashed anew it covers no further seal; `from`
/// since when which hash algorithm is used: SHA-256 until the first.
@ConfigurationProperties("hub.journal.renewal")
record RenewalSettings(
        Duration every,
        Duration before,
        Duration overdue,
        int seals,
        int pieces,
        @DefaultValue Map<String, Instant> from) {
    /// The tree of a renewal is held in memory.
    private static final int MOST_SEALS = 100_000;

    RenewalSettings {
        if (seals < 1 || seals > MOST_SEALS) {
            throw new IllegalArgumentException("hub.journal.renewal.seals is from 1 to %d".formatted(MOST_SEALS));
        }
        if (pieces < 1) {
            throw new IllegalArgumentException("hub.journal.renewal.pieces is at least 1");
        }
        if (overdue.compareTo(before) > 0) {
            throw new IllegalArgumentException("hub.journal.renewal.overdue is not longer than before");
        }
        from = Map.copyOf(from);
        from.keySet().forEach(HashAlgorithm::named);
    }

    /// The algorithm of renewals made at this time.
    HashAlgorithm algorithmAt(Instant time) {
        return from.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(time))
                .max(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> HashAlgorithm.named(entry.getKey()))
                .orElse(HashAlgorithm.SHA_256);
    }
}
