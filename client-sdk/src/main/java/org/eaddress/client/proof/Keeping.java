package org.eaddress.client.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the hub states about what it keeps, as `keeping.schema.json` shapes it. It is about no one message's way.
///
/// @param issuer the subject of the sealing certificate
public record Keeping(UUID id, Instant at, String issuer, Fact fact) {
    /// One of the things that are stated.
    public sealed interface Fact {
        /// The event's identifier.
        String event();
    }

    /// Somebody placed a legal hold.
    ///
    /// @param on a message or an e-address
    /// @param by who decided it
    /// @param through the e-address of the account whose system entered it
    public record HoldPlaced(
            UUID hold,
            String on,
            String reason,
            String by,
            String through,
            @Nullable Instant endsAt) implements Fact {
        @Override
        public String event() {
            return KeepingReader.HOLD_PLACED;
        }
    }

    /// Somebody lifted a legal hold.
    public record HoldLifted(UUID hold, String by, String through) implements Fact {
        @Override
        public String event() {
            return KeepingReader.HOLD_LIFTED;
        }
    }

    /// Evidence whose retention had ended was removed.
    ///
    /// @param rejections whether it was of refused submissions, else of accepted messages
    /// @param before all of it was about what was accepted or refused before this time
    /// @param sha256 over the digests of the removed pieces
    /// @param places of the removed pieces among the entries of their seals, from 0, by the numbers of the seals
    public record Removed(
            boolean rejections,
            long retentionDays,
            Instant before,
            long pieces,
            String sha256,
            Map<Long, Set<Long>> places)
            implements Fact {
        @Override
        public String event() {
            return KeepingReader.REMOVAL;
        }
    }

    /// The evidence of the seals after one number, up to and with another, was opened to an auditor.
    ///
    /// @param by who decided it
    /// @param to the e-address of the account whose system reads it
    /// @param client the id of that system
    /// @param untoldUntil until when the persons concerned are not told
    public record Opened(
            UUID opening,
            long afterSeal,
            long upToSeal,
            String reason,
            String by,
            String to,
            @Nullable String client,
            @Nullable Instant untoldUntil,
            Instant endsAt)
            implements Fact {
        @Override
        public String event() {
            return KeepingReader.OPENED;
        }
    }

    /// Somebody looked at persons' data in the directory.
    ///
    /// @param by the e-address of the account that looked
    /// @param means `directory`, `warnings`, `submission` or `mailbox`
    /// @param purpose `sending`, `address-list` or `proceedings`; null when none was declared
    /// @param persons for each the SHA-256 over a nonce, 32 hexadecimal digits that the person has, and its
    ///   e-address
    public record LookedUp(
            String by, String name, String means, @Nullable String purpose, List<String> persons) implements Fact {
        @Override
        public String event() {
            return KeepingReader.LOOKED_UP;
        }
    }

    /// Somebody let a batch run on that was held, or stopped one.
    ///
    /// @param stopped else it was approved
    /// @param recipients how many
    /// @param by who decided it
    /// @param through the e-address of the account whose system entered it; null when a person did in the portal
    public record BatchDecided(
            boolean stopped,
            UUID batch,
            String sender,
            long recipients,
            String by,
            @Nullable String through,
            @Nullable String reason)
            implements Fact {
        @Override
        public String event() {
            return stopped ? KeepingReader.BATCH_STOPPED : KeepingReader.BATCH_APPROVED;
        }
    }

    /// The hub saw a system in test take every step of a message's way.
    ///
    /// @param client the id of the system in test
    /// @param eAddress the organisation's that it is for
    /// @param twin the e-address that it acts for in test
    /// @param doctor the version of what ran the steps, by its own word
    /// @param message the one that it sent to itself
    /// @param endsAt how long a system is taken to production with it
    public record SystemConforms(
            String client,
            String name,
            @Nullable String vendor,
            String eAddress,
            String twin,
            String doctor,
            UUID message,
            Instant startedAt,
            List<String> steps,
            Instant endsAt)
            implements Fact {
        @Override
        public String event() {
            return KeepingReader.SYSTEM_CONFORMS;
        }
    }

    /// When the hub was not available in a period.
    ///
    /// @param fromSeconds what was not longer is not in it
    /// @param outages those of the period, the oldest first; none when it was always available
    public record Available(Instant since, Instant until, long fromSeconds, List<Outage> outages) implements Fact {
        @Override
        public String event() {
            return KeepingReader.AVAILABILITY;
        }
    }

    /// A time in which the hub was not available.
    ///
    /// @param announced whether its operator had announced it before
    public record Outage(Instant since, Instant until, boolean announced) {}
}
