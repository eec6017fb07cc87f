package org.eaddress.hub.notification;

import java.time.Clock;
import org.eaddress.hub.access.KeyEnds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for keys of systems that end, so that the contacts of their organisations are told in time. Any hub may
/// repeat it.
@Component
class KeyEndPatrol {
    private static final Logger LOG = LoggerFactory.getLogger(KeyEndPatrol.class);
    private static final int ROUND = 1000;

    private final KeyEnds ends;
    private final Contacts contacts;
    private final Clock clock;

    KeyEndPatrol(KeyEnds ends, Contacts contacts, Clock clock) {
        this.ends = ends;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${hub.connections.look-every}", fixedDelayString = "${hub.connections.look-every}")
    void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("Keys that end were not looked for: {}", e.getClass().getName());
        }
    }

    /// One round.
    void look() {
        ends.owners(clock.instant(), ROUND).forEach(contacts::keysEnd);
    }
}
