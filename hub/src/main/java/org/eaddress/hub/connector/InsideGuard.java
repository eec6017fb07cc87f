package org.eaddress.hub.connector;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// A production hub never calls addresses inside its own network for others (`hub.connector.webhook.inside`).
@Component
class InsideGuard implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(InsideGuard.class);

    private final boolean inside;
    private final boolean production;

    InsideGuard(ConnectorSettings settings, Environment environment) {
        this.inside = settings.webhook().inside();
        this.production = environment.acceptsProfiles(Profiles.of("production"));
    }

    /// @throws IllegalStateException when this hub is in production and would call them
    @Override
    public void afterPropertiesSet() {
        if (inside && production) {
            throw new IllegalStateException("hub.connector.webhook.inside is for tests: with it anybody who has a"
                    + " connector can have this hub call its own network.");
        }
        if (inside) {
            LOG.warn("Webhooks may lead inside (hub.connector.webhook.inside): for tests only");
        }
    }
}
