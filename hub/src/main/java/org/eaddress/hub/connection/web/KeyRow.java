package org.eaddress.hub.connection.web;

import java.time.Duration;
import java.time.Instant;
import org.eaddress.hub.access.SystemKey;
import org.eaddress.hub.portal.Words;

/// A key of a system, in words.
///
/// @param warning when its certificate ends soon or has ended; empty when there is nothing to do
record KeyRow(String id, String added, String used, String ends, String warning, boolean hasCertificate) {
    static KeyRow of(SystemKey key, Words words, Instant now, Duration warnBefore) {
        return new KeyRow(
                key.id(),
                words.say("connections.key.added", words.exactly(key.addedAt())),
                key.usedAt()
                        .map(at -> words.say("connections.key.used", words.exactly(at)))
                        .orElseGet(() -> words.say("connections.key.not-used")),
                key.endsAt()
                        .map(at -> words.say("connections.key.ends", words.letterDate(at)))
                        .orElseGet(() -> words.say("connections.key.endless")),
                warning(key, words, now, warnBefore),
                key.certificate().isPresent());
    }

    static String warning(SystemKey key, Words words, Instant now, Duration warnBefore) {
        if (key.hasEnded(now)) {
            return words.say("connections.key.ended");
        }
        return key.endsAt()
                .filter(end -> end.isBefore(now.plus(warnBefore)))
                .map(end -> words.say("connections.key.ends-soon", words.letterDate(end)))
                .orElse("");
    }
}
