package org.eaddress.hub.absence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// About which periods absence is stated (`hub.absence`).
///
/// `settledAfter` is how long ago a period must have ended, so that what happened in it is written and sealed;
/// `longestPeriod` is how long it may be; `clockSkew` is how far the clocks of the hub's instances may be apart.
@ConfigurationProperties("hub.absence")
record AbsenceSettings(Duration settledAfter, Duration longestPeriod, Duration clockSkew) {
    AbsenceSettings {
        if (settledAfter.compareTo(clockSkew) < 0) {
            throw new IllegalArgumentException("hub.absence.settled-after is at least hub.absence.clock-skew");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AbsenceSettings.class)
    static class Beans {}
}
