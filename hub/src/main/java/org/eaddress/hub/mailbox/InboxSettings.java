package org.eaddress.hub.mailbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How systems list their mail and wait for it, `hub.inbox.*`.
///
/// @param longestWait how long a call waits at most, whatever it asks
/// @param lookEvery how often it is looked for mail that another hub consigned, while somebody waits
/// @param waiting how many calls wait at the same time
/// @param waitingOfOne how many of them for the same e-address
/// @param whole how many messages a page of whole ones has at most, whatever is asked
@ConfigurationProperties("hub.inbox")
record InboxSettings(Duration longestWait, Duration lookEvery, int waiting, int waitingOfOne, int whole) {
    InboxSettings {
        if (longestWait.isNegative() || lookEvery.isNegative() || lookEvery.isZero()) {
            throw new IllegalArgumentException(
                    "hub.inbox.longest-wait and .look-every are times, the latter above 0 s");
        }
        if (waiting < 1 || waitingOfOne < 1 || whole < 1) {
            throw new IllegalArgumentException("hub.inbox.waiting, .waiting-of-one and .whole are at least 1");
        }
    }
}
