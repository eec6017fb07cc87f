package org.eaddress.hub.retention;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How long things live (`hub.retention`). Evidence outlives everything that it is about.
///
/// @param enabled whether this instance sweeps; all of them may
/// @param documents from acceptance, with the texts and names of their messages; at least as long as ids of
///     messages are accepted late, so that none comes in after the sweeper has passed
/// @param documentsOf the same for messages from accounts of some kind, where it is another
/// @param evidence of accepted messages, from acceptance; with it goes all that is left of them
/// @param rejections the evidence of refused submissions, from the refusal
/// @param strays how old an object is that nothing refers to before it goes
@ConfigurationProperties("hub.retention")
record RetentionPolicy(
        boolean enabled,
        Duration documents,
        @Nullable Map<SenderKind, Duration> documentsOf,
        Duration evidence,
        Duration rejections,
        Duration strays) {
    /// Longer than any submission takes: nothing goes that one under way is about to refer to.
    static final Duration SAFE_AGE = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofDays(32);

    RetentionPolicy {
        documentsOf = documentsOf == null ? Map.of() : Map.copyOf(documentsOf);
        atLeast(
                "documents",
                SHORTEST,
                Stream.concat(Stream.of(documents), documentsOf.values().stream())
                        .toList());
        atLeast("rejections", SHORTEST, List.of(rejections));
        atLeast("strays", SAFE_AGE, List.of(strays));
        atLeast("evidence", longest(documents, documentsOf), List.of(evidence));
    }

    private static void atLeast(String name, Duration least, Collection<Duration> given) {
        if (given.stream().anyMatch(duration -> duration.compareTo(least) < 0)) {
            throw new IllegalArgumentException("hub.retention.%s is at least %d days".formatted(name, least.toDays()));
        }
    }

    /// How long documents from accounts of this kind live.
    Duration documents(SenderKind sender) {
        return documentsOf == null ? documents : documentsOf.getOrDefault(sender, documents);
    }

    /// How long the documents live that live longest.
    Duration longestDocuments() {
        return longest(documents, documentsOf == null ? Map.of() : documentsOf);
    }

    private static Duration longest(Duration documents, Map<SenderKind, Duration> documentsOf) {
        return documentsOf.values().stream()
                .filter(duration -> duration.compareTo(documents) > 0)
                .max(Duration::compareTo)
                .orElse(documents);
    }
}
