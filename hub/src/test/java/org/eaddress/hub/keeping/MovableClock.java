package org.eaddress.hub.keeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// The true time and what a test adds to it. It can be stopped, so that much happens at one instant.
public final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;
    private volatile Optional<Instant> stopped = Optional.empty();

    public void goAhead(Duration by) {
        ahead = ahead.plus(by);
    }

    public void stop() {
        stopped = Optional.of(Instant.now());
    }

    public void goOn() {
        stopped = Optional.empty();
    }

    @Override
    public Instant instant() {
        return stopped.orElseGet(Instant::now).plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
