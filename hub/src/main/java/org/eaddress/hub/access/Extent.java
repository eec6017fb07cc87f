package org.eaddress.hub.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;

/// How far a delegation goes: mail that was sent in this time, from one sender alone if there is one.
///
/// @param onlyFrom that sender
/// @param since the first moment
/// @param before the moment after the last
public record Extent(@Nullable EAddress onlyFrom, Instant since, Instant before) implements Serializable {
    /// That sender, if mail from others is not in it.
    public Optional<EAddress> sender() {
        return Optional.ofNullable(onlyFrom);
    }

    /// Whether mail that this sender sent at this time is in it.
    public boolean covers(EAddress from, Instant sentAt) {
        return (onlyFrom == null || onlyFrom.equals(from)) && !sentAt.isBefore(since) && sentAt.isBefore(before);
    }

    /// Says that there is one, never of whom.
    @Override
    public String toString() {
        return "Extent";
    }
}
