package org.eaddress.hub.notification;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How people are told, `hub.notification.*`.
///
/// @param every how often due notices are looked for
/// @param atOnce how many go together
/// @param standAside how it lets consignment go first
/// @param lease after how long a notice whose giver died is given again
/// @param retryAfter how long to wait after each failed attempt; the last goes on until `tryFor`
/// @param tryFor how long after it was due a notice is tried
/// @param failedAfter after how many attempts that were not taken a notice counts as failed
/// @param reminders how long after consignment people are reminded of what they have not opened
/// @param channels how many addresses an account may have
/// @param folder where notices lie as files instead of being sent; the demo's
/// @param gateways where notices go by SMS and push: `sms`, `push`
@ConfigurationProperties("hub.notification")
record NotificationSettings(
        Duration every,
        int atOnce,
        StandAside standAside,
        Duration lease,
        List<Duration> retryAfter,
        Duration tryFor,
        int failedAfter,
        List<Duration> reminders,
        int channels,
        Hold hold,
        Codes codes,
        Email email,
        @Nullable Mailbox mailbox,
        Watchdog watchdog,
        @Nullable String folder,
        @DefaultValue Map<String, Gateway> gateways) {

    NotificationSettings {
        if (retryAfter.isEmpty() || atOnce < 1 || failedAfter < 1) {
            throw new IllegalArgumentException(
                    "hub.notification: at-once and failed-after are at least 1, retry-after has at least one time");
        }
    }

    /// When the next attempt is after this one failed; empty when there has been enough of it.
    Optional<Instant> nextTry(int attempt, Instant dueAt, Instant now) {
        Instant next = now.plus(retryAfter.get(Math.min(attempt, retryAfter.size()) - 1));
        return next.isAfter(dueAt.plus(tryFor)) ? Optional.empty() : Optional.of(next);
    }

    /// From when the law's clock is held for somebody who could not be told.
    enum From {
        /// From the consignment: no day counts at whose end nobody had been told.
        CONSIGNMENT,
        /// From the failure of the last channel.
        FAILURE
    }

    /// While messages wait for their consignment the notifier rests after each batch.
    ///
    /// @param times how many times as long as the batch took; 0 for not at all
    /// @param atMost never longer than this
    record StandAside(int times, Duration atMost) {
        StandAside {
            if (times < 0 || atMost.isNegative()) {
                throw new IllegalArgumentException("hub.notification.stand-aside is not negative");
            }
        }

        Duration after(Duration batch) {
            return Collections.min(List.of(batch.multipliedBy(times), atMost));
        }
    }

    /// @param enabled whether the law's clock is held at all
    record Hold(boolean enabled, From from) {}

    /// @param lifetime how long a code can be entered
    /// @param tries how often a wrong one can be
    /// @param anHour how many codes an account may ask for in an hour, and how many may go to one address
    record Codes(Duration lifetime, int tries, int anHour) {}

    /// @param from the sender that people see
    /// @param returnAddress where what comes back goes to; a plus sign and a token are put before its `@`
    record Email(String from, @Nullable String returnAddress) {
        private static final int LOCAL_PART = 16;

        Email {
            if (returnAddress != null
                    && !returnAddress.matches("[A-Za-z0-9._-]{1," + LOCAL_PART + "}@[A-Za-z0-9.-]+")) {
                throw new IllegalArgumentException("hub.notification.email.return-address is like notices@hub.example,"
                        + " with at most " + LOCAL_PART + " characters before the @");
            }
        }
    }

    /// The mailbox, by IMAP, of the return address.
    record Mailbox(
            String host,
            @DefaultValue("993") int port,
            String username,
            String password,
            @DefaultValue("true") boolean tls,
            @DefaultValue("INBOX") String folder) {
        /// It holds a secret and is never printed.
        @Override
        public String toString() {
            return "Mailbox[" + host + "]";
        }
    }

    /// @param every how often it sends itself a notice and looks into the mailbox
    /// @param within how long one may take
    record Watchdog(Duration every, Duration within) {}

    /// @param url where notices are posted to
    /// @param secret what they are authenticated with, HMAC-SHA-256
    /// @param inside whether it may lie at a private address and answer without TLS: for tests, and for gateways of
    ///     the operator's own network
    record Gateway(
            URI url, String secret, @DefaultValue("false") boolean inside) {
        private static final int SECRET = 32;

        Gateway {
            if (secret.length() < SECRET) {
                throw new IllegalArgumentException("hub.notification.gateways: a secret has at least 32 characters");
            }
        }

        /// It holds a secret and is never printed.
        @Override
        public String toString() {
            return "Gateway[" + url.getHost() + "]";
        }
    }
}
