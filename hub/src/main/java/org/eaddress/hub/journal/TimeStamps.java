package org.eaddress.hub.journal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaddress.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The authorities, asked in order until one gives a time-stamp that is to be believed. Tells once that none
/// does, and once that one does again.
class TimeStamps {
    private static final Logger LOG = LoggerFactory.getLogger(TimeStamps.class);

    private final List<TimeStampAuthority> authorities;
    private final TimeStampCheck check;
    private final Duration skew;
    private final Clock clock;
    private volatile @Nullable Instant silentSince;

    /// @param skew how far an authority's clock and this hub's may be apart
    TimeStamps(List<TimeStampAuthority> authorities, TimeStampCheck check, Duration skew, Clock clock) {
        this.authorities = authorities;
        this.check = check;
        this.skew = skew;
        this.clock = clock;
    }

    /// A verified time-stamp over this digest; empty while no authority gives one.
    Optional<TimeStamp> over(Sha256 digest) {
        return over(Imprint.of(digest));
    }

    Optional<TimeStamp> over(Imprint imprint) {
        for (TimeStampAuthority authority : authorities) {
            Optional<TimeStamp> stamp = ask(authority, imprint);
            if (stamp.isPresent()) {
                hasAnswered();
                return stamp;
            }
        }
        isSilent();
        return Optional.empty();
    }

    /// The time of a token over this digest; empty when the token is not to be believed.
    Optional<Instant> timeOf(byte[] token, Sha256 digest) {
        return timeOf(token, Imprint.of(digest));
    }

    Optional<Instant> timeOf(byte[] token, Imprint imprint) {
        return check.timeOf(token, imprint);
    }

    /// Since when no authority answers.
    Optional<Instant> silentSince() {
        return Optional.ofNullable(silentSince);
    }

    private Optional<TimeStamp> ask(TimeStampAuthority authority, Imprint imprint) {
        try {
            byte[] token = authority.stamp(imprint);
            return check.timeOf(token, imprint)
                    .filter(this::isNow)
                    .map(at -> new TimeStamp(token, at, authority.name()));
        } catch (IOException e) {
            LOG.debug("No time-stamp from {}", authority.name(), e);
            return Optional.empty();
        }
    }

    private boolean isNow(Instant at) {
        return Duration.between(at, clock.instant()).abs().compareTo(skew) <= 0;
    }

    private void isSilent() {
        if (silentSince == null) {
            silentSince = clock.instant();
            LOG.warn(
                    "No time-stamping authority gives a time-stamp to be believed ({} asked); new evidence waits to be"
                            + " sealed, nothing is lost",
                    authorities.size());
        }
    }

    private void hasAnswered() {
        Instant since = silentSince;
        if (since != null) {
            silentSince = null;
            LOG.warn("A time-stamping authority answers again, after silence since {}", since);
        }
    }
}
