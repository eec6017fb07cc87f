package org.eaddress.hub.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Hears of clients that were stopped on whichever hub, and forgets their tokens.
///
/// A client is forgotten again and again for half a minute, so that a token that was being verified while its
/// client was stopped is not kept either. A hub that could not look for nearly as long may have missed some, and
/// forgets the tokens of all.
@Component
class StoppedClients {
    private static final Logger LOG = LoggerFactory.getLogger(StoppedClients.class);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(20);

    private final MachineClients clients;
    private final AccessTokens tokens;
    private final Clock clock;
    private volatile Instant lookedAt;

    StoppedClients(MachineClients clients, AccessTokens tokens, Clock clock) {
        this.clients = clients;
        this.tokens = tokens;
        this.clock = clock;
        this.lookedAt = clock.instant();
    }

    @Scheduled(initialDelayString = "${hub.access.look-every}", fixedDelayString = "${hub.access.look-every}")
    void look() {
        try {
            Instant now = clock.instant();
            Set<String> stopped = clients.stoppedLately();
            if (lookedAt.plus(LONGEST_GAP).isBefore(now)) {
                tokens.forgetAll();
            }
            tokens.forget(stopped);
            lookedAt = now;
        } catch (RuntimeException e) {
            LOG.warn(
                    "It is not known which clients were stopped: {}",
                    e.getClass().getName());
        }
    }
}
