package org.eaddress.hub.lookup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// How far a look at persons' data may go (`hub.look-ups`).
///
/// @param withoutPurpose how many persons a call may name that does not declare its purpose
/// @param personsADay how many persons one account may look up in a day
/// @param unknownADay how many of them may be nobody's e-address: who guesses codes finds mostly such
/// @param keptFor how long it is kept who looked
/// @param lookedOnceIn how long a delegate's looks into a mailbox are one
@ConfigurationProperties("hub.look-ups")
public record LookUpSettings(
        int withoutPurpose, int personsADay, int unknownADay, Duration keptFor, Duration lookedOnceIn) {
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LookUpSettings.class)
    static class Beans {}
}
