package org.eaddress.hub.connection.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.access.SystemKey;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// A system in the list, in words.
///
/// @param eAddress the organisation's that it is for, also when it is in test
/// @param twin the e-address that it acts for in test; empty in production
record SystemRow(
        String clientId,
        String name,
        String vendor,
        String eAddress,
        String twin,
        String state,
        List<String> warnings) {
    static SystemRow of(ConnectedSystem system, Words words, Instant now, Duration warnBefore) {
        return new SystemRow(
                system.clientId(),
                PlainText.line(system.name()),
                PlainText.line(system.vendor()),
                system.servedAddress().value(),
                system.isTest() ? system.eAddress().value() : "",
                state(system, words),
                warnings(system, words, now, warnBefore));
    }

    private static String state(ConnectedSystem system, Words words) {
        Optional<Instant> suspendedAt = system.suspendedAt();
        if (suspendedAt.isPresent()) {
            return words.say("connections.state.suspended", words.exactly(suspendedAt.get()));
        }
        return system.keys().stream()
                .flatMap(key -> key.usedAt().stream())
                .max(Instant::compareTo)
                .map(at -> words.say("connections.state.signed-in", words.exactly(at)))
                .orElseGet(() -> words.say("connections.state.never"));
    }

    private static List<String> warnings(ConnectedSystem system, Words words, Instant now, Duration warnBefore) {
        if (system.keys().stream().allMatch(key -> key.hasEnded(now))) {
            return List.of(words.say("connections.no-key"));
        }
        List<SystemKey> lasting = system.keys().stream()
                .filter(key -> KeyRow.warning(key, words, now, warnBefore).isEmpty())
                .toList();
        return lasting.isEmpty()
                ? system.keys().stream()
                        .map(key -> KeyRow.warning(key, words, now, warnBefore))
                        .distinct()
                        .toList()
                : List.of();
    }
}
