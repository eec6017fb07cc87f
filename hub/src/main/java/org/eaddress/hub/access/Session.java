package org.eaddress.hub.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Where a person is or was signed in.
///
/// @param browser in words, as "Firefox, Windows"; empty when it is none that we know
/// @param seenAt when she last did something, to the minute
/// @param end when and how it ended; empty while it goes on
public record Session(
        UUID id,
        String provider,
        AssuranceLevel level,
        String browser,
        Instant since,
        Instant seenAt,
        Optional<End> end) {
    /// When a session ended, and by what.
    public record End(Instant at, How how) {}

    /// What ends a session.
    public enum How {
        /// She signed out there.
        SIGNED_OUT,
        /// She ended it from another session.
        ENDED_ELSEWHERE,
        /// Somebody else signed in with the same browser.
        REPLACED,
        /// Nothing was done in it for too long, or it lasted as long as any may.
        BY_ITSELF;

        /// As it stands in the database and in the keys of words.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static How ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
