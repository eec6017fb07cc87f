package org.eaddress.hub.connection.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.connection.Deed;
import org.eaddress.hub.connection.Health;
import org.eaddress.hub.connection.Healths;
import org.eaddress.hub.connector.Subscription;
import org.eaddress.hub.portal.Words;

/// How a system does, in words.
///
/// @param unregistered empty when there is nothing to do
/// @param webhook empty when there is none
record HealthRow(
        String pulled,
        String confirmed,
        String submitted,
        String registered,
        String waiting,
        String unregistered,
        String webhook,
        List<Met> problems) {
    record Met(String code, String times, String last) {}

    static HealthRow of(Health health, Words words) {
        return new HealthRow(
                last(health.last(Deed.PULLED), words),
                last(health.last(Deed.CONFIRMED), words),
                last(health.last(Deed.SUBMITTED), words),
                last(health.last(Deed.REGISTERED), words),
                waiting(health, words),
                health.unregistered() == 0
                        ? ""
                        : count("connections.health.unregistered", health.unregistered(), words),
                health.webhook().map(webhook -> webhook(webhook, words)).orElse(""),
                health.problems().stream()
                        .map(met -> new Met(met.code(), times(met.times(), words), words.exactly(met.lastAt())))
                        .toList());
    }

    private static String last(Optional<Instant> at, Words words) {
        return at.map(words::exactly).orElseGet(() -> words.say("connections.health.never"));
    }

    private static String waiting(Health health, Words words) {
        return health.oldestAt()
                .map(since -> words.say(
                        "connections.health.waiting-since",
                        count("connections.health.waiting", health.waiting(), words),
                        words.exactly(since)))
                .orElseGet(() -> words.say("connections.health.nothing-waits"));
    }

    private static String count(String key, int count, Words words) {
        return count < Healths.COUNTED ? words.count(key, count) : words.say(key + ".limit", count);
    }

    private static String times(long times, Words words) {
        return words.count("connections.health.times", (int) Math.min(times, Integer.MAX_VALUE));
    }

    private static String webhook(Subscription webhook, Words words) {
        if (webhook.paused()) {
            return words.say("connections.health.webhook.paused");
        }
        return webhook.tries()
                .failingSince()
                .map(since -> words.say(
                        "connections.health.webhook.failing",
                        words.exactly(since),
                        webhook.tries().outcome().orElse("")))
                .orElseGet(() -> words.say("connections.health.webhook.well"));
    }
}
