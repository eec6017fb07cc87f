package org.eaddress.hub.delivery;

import jakarta.jms.ConnectionFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jms.health.JmsHealthIndicator;
import org.springframework.stereotype.Component;

/// Whether the broker answers. Without it messages are still accepted and registered; they lie in their mailboxes
/// once it is back. So it is a warning, and the hub goes on taking calls.
@Component("jmsHealthIndicator")
class BrokerHealth implements HealthIndicator {
    private static final Status WARNING = new Status("WARNING");

    private final HealthIndicator broker;

    BrokerHealth(ConnectionFactory connections) {
        this.broker = new JmsHealthIndicator(connections);
    }

    @Override
    public Health health() {
        Health health = broker.health();
        return health == null || Status.UP.equals(health.getStatus())
                ? Health.up().build()
                : Health.status(WARNING).withDetails(health.getDetails()).build();
    }
}
