package org.eaddress.hub.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eaddress.hub.directory.EAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for mail that the system of an organisation does not take.
@Component
public class RetrievalPatrol {
    private static final Logger LOG = LoggerFactory.getLogger(RetrievalPatrol.class);
    private static final int OWNERS = 1000;
    private static final int MESSAGES = 100;

    private final Retrievals retrievals;
    private final Clock clock;

    RetrievalPatrol(Retrievals retrievals, Clock clock) {
        this.retrievals = retrievals;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${hub.unretrieved.look-every}", fixedDelayString = "${hub.unretrieved.look-every}")
    void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("Unretrieved mail was not looked for: {}", e.getClass().getName());
        }
    }

    /// One round; an organisation whose system takes nothing is looked at a hundred messages at a time.
    public void look() {
        Instant now = clock.instant();
        List<EAddress> late = retrievals.late(now, OWNERS);
        for (EAddress owner : late) {
            while (retrievals.record(owner, now, MESSAGES)) {}
        }
    }
}
