package org.eaddress.hub.journal;

import org.eaddress.hub.rhythm.Rhythm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets time-stamps be renewed, one renewal at a time, and tells when that is overdue. A renewal may take minutes,
/// so it has a thread of its own.
@Component
class RenewalRhythm extends Rhythm {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalRhythm.class);

    private final Renewer renewer;
    private final RenewalHealth health;

    RenewalRhythm(Renewer renewer, RenewalHealth health, RenewalSettings settings) {
        super("renewal", settings.every(), "Time-stamps were not renewed and will be tried again");
        this.renewer = renewer;
        this.health = health;
    }

    @Override
    protected void turn() {
        renewer.renew();
        health.overdue()
                .ifPresent(end ->
                        LOG.error("ALARM: the renewal of time-stamps is overdue, the first of them ends at {}", end));
    }
}
