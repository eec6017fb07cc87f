package org.eaddress.hub.opening;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// How long the evidence stays open (`hub.opening`), over how many seals one opening is at most, and for how long
/// the persons concerned may be left untold.
@ConfigurationProperties("hub.opening")
public record OpeningSettings(Duration lasts, long seals, Duration untold) {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OpeningSettings.class)
    static class Beans {}
}
