package org.eaddress.hub.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Hears of clients that were stopped on whichever hub, and forgets their tokens.
///
/// A client is forgotten again and again for half a minute, so that a token that was being verified while its
/// client was stopped is not kept either.
@Component
class StoppedClients {
    private static final Logger LOG = LoggerFactory.getLogger(StoppedClients.class);

    private final MachineClients clients;
    private final AccessTokens tokens;

    StoppedClients(MachineClients clients, AccessTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    @Scheduled(initialDelayString = "${hub.access.look-every}", fixedDelayString = "${hub.access.look-every}")
    void look() {
        try {
            tokens.forget(clients.stoppedLately());
        } catch (RuntimeException e) {
            LOG.warn(
                    "It is not known which clients were stopped: {}",
                    e.getClass().getName());
        }
    }
}
