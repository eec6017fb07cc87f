package org.eaddress.hub.delegation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How mailboxes are entrusted to others, `hub.delegation.*`.
///
/// @param codesLifetime how long a code can be entered
/// @param codesAnHour how many codes a person may enter in an hour
/// @param most how many delegations one e-address may have that are not over
/// @param longest how long one may last
/// @param longestByDecision how long somebody may look into a frozen account
/// @param keptFor how long one that is over is kept, for evidence names it
@ConfigurationProperties("hub.delegation")
record DelegationSettings(
        Duration codesLifetime,
        int codesAnHour,
        int most,
        Duration longest,
        Duration longestByDecision,
        Duration keptFor) {
    DelegationSettings {
        if (!codesLifetime.isPositive()
                || !longest.isPositive()
                || !longestByDecision.isPositive()
                || codesAnHour < 1
                || most < 1) {
            throw new IllegalArgumentException(
                    "hub.delegation.codes-lifetime, .longest, .longest-by-decision, .codes-an-hour and .most are above 0");
        }
    }
}
