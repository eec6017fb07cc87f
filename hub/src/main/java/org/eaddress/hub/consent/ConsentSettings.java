package org.eaddress.hub.consent;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How persons let applications act for them, `hub.consent.*`.
///
/// @param lasts how long a consent counts
/// @param codeLasts how long the code is good that the browser brings to the application
/// @param redirectUris how many addresses an application may have
/// @param loopback whether these may be of the machine itself, without TLS; never in production
/// @param keptFor how long one that is over is kept, for evidence names it
@ConfigurationProperties("hub.consent")
public record ConsentSettings(
        Duration lasts, Duration codeLasts, int redirectUris, boolean loopback, Duration keptFor) {
    public ConsentSettings {
        if (!lasts.isPositive() || !codeLasts.isPositive() || redirectUris < 1) {
            throw new IllegalArgumentException("hub.consent.lasts, .code-lasts and .redirect-uris are above 0");
        }
    }
}
