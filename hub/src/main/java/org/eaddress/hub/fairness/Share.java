package org.eaddress.hub.fairness;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/// What one caller may have of one hub.
///
/// @param perSecond requests, in the long run
/// @param burst requests that may come together after a pause
/// @param atOnce requests under way at the same time
/// @param volume of the bodies that it sends within `window`
record Share(int perSecond, int burst, int atOnce, DataSize volume, Duration window) {
    Share {
        if (perSecond < 1 || burst < 1 || atOnce < 1 || volume.toBytes() < 1 || window.toNanos() < 1) {
            throw new IllegalArgumentException("hub.fairness: each limit is at least 1");
        }
    }
}
