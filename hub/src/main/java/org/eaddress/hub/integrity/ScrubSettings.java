package org.eaddress.hub.integrity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// How documents are re-read (`hub.scrub`).
///
/// @param enabled whether this instance takes part
/// @param bytesPerSecond how fast, at most; the instances of a hub take turns, so this is the rate of all together
/// @param pause how long to wait between the end of one pass over all documents and the next
@ConfigurationProperties("hub.scrub")
record ScrubSettings(boolean enabled, DataSize bytesPerSecond, Duration pause) {
    ScrubSettings {
        if (bytesPerSecond.toBytes() < 1 || pause.isNegative()) {
            throw new IllegalArgumentException("hub.scrub.bytes-per-second is at least 1, hub.scrub.pause at least 0");
        }
    }
}
