package org.eaddress.hub.api;

import java.time.Duration;
import java.time.Instant;

/// A range of time in which all tests run.
final class Times {
    private Times() {}

    static String longPast() {
        return Instant.now().minus(Duration.ofDays(20)).toString();
    }

    static String past() {
        return Instant.now().minus(Duration.ofHours(1)).toString();
    }

    static String soon() {
        return Instant.now().plus(Duration.ofHours(1)).toString();
    }
}
