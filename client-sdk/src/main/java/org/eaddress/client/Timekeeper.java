package org.eaddress.client;

import java.time.Duration;
import java.time.Instant;

/// The clock, and the only way to wait.
interface Timekeeper {
    Timekeeper SYSTEM = new Timekeeper() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length);
        }
    };

    Instant now();

    void pause(Duration length) throws InterruptedException;
}
