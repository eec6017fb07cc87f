package org.eaddress.hub.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How surely people must be known, and how long they stay signed in, `hub.sign-in.*`.
///
/// @param minimum the level below which nobody signs in
/// @param idle after how long without a click a session ends
/// @param longest how long a session lasts at most
/// @param keptFor how long it stays on record that a person signed in
/// @param stepUp what asks for more
@ConfigurationProperties("hub.sign-in")
record SignInSettings(AssuranceLevel minimum, Duration idle, Duration longest, Duration keptFor, StepUp stepUp) {
    SignInSettings {
        if (!idle.isPositive() || longest.compareTo(idle) < 0 || keptFor.compareTo(longest) < 0) {
            throw new IllegalArgumentException(
                    "hub.sign-in.idle is more than nothing, .longest no less than it, and .kept-for no less than that");
        }
    }

    /// The level that each act needs.
    ///
    /// @param within how long ago the person may have proven it
    record StepUp(AssuranceLevel entrust, AssuranceLevel connect, AssuranceLevel approve, Duration within) {}

    /// The highest level that is ever asked for.
    AssuranceLevel highest() {
        return Stream.concat(Stream.of(minimum), Arrays.stream(Act.values()).map(this::level))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    AssuranceLevel level(Act act) {
        return switch (act) {
            case ENTRUST -> stepUp.entrust();
            case CONNECT -> stepUp.connect();
            case APPROVE -> stepUp.approve();
        };
    }
}
