package org.eaddress.hub.access;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// The keys that access tokens are signed with, as last read from their file; it is read again and again, so that
/// keys come and go without a restart.
///
/// A key that is taken out of the file ends its tokens, at once on this instance and on the others when they read.
class TokenKeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(TokenKeyRing.class);

    private final KeyStoreFile file;
    private final Clock clock;
    private volatile TokenKeys keys;

    TokenKeyRing(KeyStoreFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.keys = file.open();
    }

    TokenKeys keys() {
        return keys;
    }

    /// What cannot be read now, or holds no key that signs now, leaves those that are known.
    @Scheduled(
            fixedDelayString = "${hub.access.read-again-every}",
            initialDelayString = "${hub.access.read-again-every}")
    void readAgain() {
        try {
            TokenKeys read = file.read();
            String signing = read.signing(clock.instant()).getKeyID();
            if (!read.ids().equals(keys.ids())) {
                LOG.info("Keys for access tokens: {}; signing now: {}", read.ids(), signing);
            }
            keys = read;
        } catch (RuntimeException e) {
            LOG.error("ALARM: the keys for access tokens cannot be read again; those known stay", e);
        }
    }
}
