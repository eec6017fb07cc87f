package org.eaddress.hub.connection.web;

import java.time.Clock;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.connection.Attestations;
import org.eaddress.hub.connection.Production;
import org.eaddress.hub.portal.Words;
import org.springframework.stereotype.Component;

/// Tells where systems stand on their way to production.
@Component
class ProductionRows {
    private final Production production;
    private final Attestations attestations;
    private final Clock clock;

    ProductionRows(Production production, Attestations attestations, Clock clock) {
        this.production = production;
        this.attestations = attestations;
        this.clock = clock;
    }

    ProductionRow of(ConnectedSystem system, Words words) {
        String certified = system.triedAs().orElse(system.clientId());
        return new ProductionRow(
                system.isTest(),
                system.isTest()
                        ? production
                                .objection(system)
                                .map(fault -> FaultWords.say(fault, words))
                                .orElse("")
                        : "",
                production.of(system).map(ConnectedSystem::clientId).orElse(""),
                system.triedAs().orElse(""),
                ProductionRow.say(attestations.last(certified), clock.instant(), words));
    }
}
