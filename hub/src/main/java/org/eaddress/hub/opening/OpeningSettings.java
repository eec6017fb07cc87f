package org.eaddress.hub.opening;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// How long the evidence stays open (`hub.opening`), and over how many seals one opening is at most.
@ConfigurationProperties("hub.opening")
public record OpeningSettings(Duration lasts, long seals) {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OpeningSettings.class)
    static class Beans {}
}
