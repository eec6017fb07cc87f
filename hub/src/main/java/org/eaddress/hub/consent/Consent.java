package org.eaddress.hub.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.access.ConsentScope;
import org.eaddress.hub.directory.EAddress;

/// That a person lets an application act for her, as she may see it.
///
/// @param application its name
/// @param provider whose it is
/// @param usedAt when it last acted for her, to the minute
public record Consent(
        UUID id,
        String application,
        EAddress provider,
        Set<ConsentScope> scopes,
        Instant since,
        Instant until,
        Optional<Instant> usedAt,
        Optional<End> end) {
    /// How it ended before its time.
    public record End(Instant at, By by) {}

    /// In the database in lower case.
    public enum By {
        /// She took it back.
        PERSON,
        /// She consented anew.
        REPLACED,
        /// A code or a refresh token came twice, or from somewhere else: it may have been stolen.
        MISUSE,
        /// The operator withdrew the application.
        WITHDRAWN
    }

    /// Whether the application may act.
    public boolean isOpenAt(Instant now) {
        return end.isEmpty() && now.isBefore(until);
    }
}
