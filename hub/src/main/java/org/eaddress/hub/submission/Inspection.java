package org.eaddress.hub.submission;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the scan for malware told of a message's documents.
public enum Inspection {
    /// Nothing scans at this hub, or nothing did then.
    NOT_SCANNED(null),
    /// It is still to be scanned; until then it cannot be sent.
    WAITING("waiting"),
    CLEAN("clean"),
    /// Malware was found after it was accepted; it is refused.
    MALWARE("malware"),
    /// No scan can finish with it, as came out after it was accepted; it is refused.
    NOT_SCANNABLE("not-scannable");

    private final @Nullable String stored;

    Inspection(@Nullable String stored) {
        this.stored = stored;
    }

    /// What the database holds.
    @Nullable
    String stored() {
        return stored;
    }

    static Inspection ofStored(@Nullable String stored) {
        for (Inspection one : values()) {
            if (Objects.equals(one.stored, stored)) {
                return one;
            }
        }
        throw new IllegalArgumentException("no inspection " + stored);
    }

    /// Whether the message was refused after it had been accepted.
    public boolean isRefusal() {
        return this == MALWARE || this == NOT_SCANNABLE;
    }
}
