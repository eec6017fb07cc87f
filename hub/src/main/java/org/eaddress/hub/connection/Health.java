package org.eaddress.hub.connection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaddress.hub.connector.Subscription;

/// How a system does, as far as the hub sees it.
///
/// @param signedInAt when it last got a token
/// @param lastAt when it last did what mail depends on
/// @param waiting messages for its e-address that nobody took, counted to [Healths#COUNTED]
/// @param oldestAt since when the oldest of them waits
/// @param unregistered messages that it submitted, should have registered by now and has not, counted so, too
/// @param problems those of the last seven days, the most frequent first
/// @param webhook of its e-address
public record Health(
        Optional<Instant> signedInAt,
        Map<Deed, Instant> lastAt,
        int waiting,
        Optional<Instant> oldestAt,
        int unregistered,
        List<Met> problems,
        Optional<Subscription> webhook) {
    /// A problem that it was answered.
    public record Met(String code, long times, Instant lastAt) {}

    public Optional<Instant> last(Deed deed) {
        return Optional.ofNullable(lastAt.get(deed));
    }
}
