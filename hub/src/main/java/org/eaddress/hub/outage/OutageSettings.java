package org.eaddress.hub.outage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// How the hub notes its own life (`hub.outages`).
///
/// @param every how often each instance notes that it lives
/// @param from how long nobody must have noted it for an outage; more than the clocks of the instances may be apart
/// @param longestPeriod about how long a period a statement is made
@ConfigurationProperties("hub.outages")
public record OutageSettings(Duration every, Duration from, Duration longestPeriod) {
    public OutageSettings {
        if (from.compareTo(every.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException("hub.outages.from is at least three times hub.outages.every");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OutageSettings.class)
    static class Beans {}
}
