package org.eaddress.hub.outage;

import org.eaddress.hub.rhythm.Rhythm;
import org.springframework.stereotype.Component;

/// Notes again and again that this instance lives, and has outages sealed that are over.
@Component
class LifeRhythm extends Rhythm {
    private final HubLife life;
    private final Availability availability;

    LifeRhythm(HubLife life, Availability availability, OutageSettings settings) {
        super("life", settings.every(), "That the hub lives was not noted, or an outage not sealed");
        this.life = life;
        this.availability = availability;
    }

    @Override
    protected void turn() {
        life.note();
        availability.stateNext();
    }
}
