package org.eaddress.hub.access;

import static org.eaddress.hub.access.RunningHub.COUNCIL;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/// A hub, and the council's machine that calls it.
abstract class MachineTest {
    static RunningHub hub;
    static Machine council;

    @BeforeAll
    static void start() {
        hub = RunningHub.start("--spring.profiles.active=access-test");
        council = Machine.enrolled(hub, COUNCIL);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void resetClock() {
        hub.clock().reset();
    }
}
