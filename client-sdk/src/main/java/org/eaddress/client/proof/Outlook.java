package org.eaddress.client.proof;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What would still be proven, if.
///
/// @param seals those that a time-stamp still stands for, and the others
/// @param evidence the pieces in them; each has its evidence record, which stands or falls with it
/// @param timeStamps each by itself, those of seals and of renewals
/// @param ownSeals of the pieces that were given: whose own seal would fall or not; it proves on while its record
///     stands
/// @param falling from the first seal to the last that would no longer stand; null when all do
/// @param standing by what the others stand: how many seals
/// @param given the pieces that were given and would no longer be proven
public record Outlook(
        String whatIf,
        Tally seals,
        Tally evidence,
        Tally timeStamps,
        Tally ownSeals,
        @Nullable Span falling,
        Map<String, Long> standing,
        List<String> given) {
    public Outlook {
        standing = Map.copyOf(standing);
        given = List.copyOf(given);
    }

    /// How many.
    public record Tally(long stand, long fall) {
        static final Tally NONE = new Tally(0, 0);

        Tally and(boolean stands, long number) {
            return stands ? new Tally(stand + number, fall) : new Tally(stand, fall + number);
        }
    }

    /// The first seal and the last one, and when they were made.
    public record Span(long firstSeal, String firstSealedAt, long lastSeal, String lastSealedAt) {}

    public boolean allStands() {
        return seals.fall() == 0;
    }
}
