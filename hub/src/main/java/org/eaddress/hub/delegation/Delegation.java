package org.eaddress.hub.delegation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Extent;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.EAddress;

/// That somebody may see a mailbox of somebody else, and perhaps write for its owner.
///
/// @param principal whose mailbox it is
/// @param offeredBy the person who offered it
/// @param stands whether she still may: if not, it counts for nothing until she may again
/// @param delegate the name of who may see it; empty while nobody has entered the code
/// @param basis on what it was made, if nobody offered it in the portal
/// @param expiresAt when it is over, whatever became of it
public record Delegation(
        UUID id,
        EAddress principal,
        EAddress offeredBy,
        boolean stands,
        Optional<String> delegate,
        Extent extent,
        Power power,
        Optional<Basis> basis,
        Instant offeredAt,
        Instant expiresAt,
        State state) {
    /// The first and the last moment of mail that is not bounded by days.
    public static final Instant EVER = Instant.EPOCH;

    public static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

    /// On what a delegation was made that nobody offered.
    ///
    /// @param by the name of the notary, or of who runs the hub
    /// @param reference of the deed or the decision
    /// @param from when it begins
    public record Basis(Kind kind, String by, String reference, Instant from) {
        /// In the database in lower case.
        public enum Kind {
            /// A power of attorney that a notary has.
            DEED,
            /// A decision about an account that is frozen.
            DECISION
        }
    }

    /// How far it has come; in the database in lower case.
    public enum State {
        /// Its code waits for whoever enters it.
        OFFERED,
        /// Somebody entered the code, and may accept it or not.
        CLAIMED,
        ACCEPTED,
        /// The delegate did not want it, or does not any more.
        REJECTED,
        /// The one whose mailbox it is took it back.
        REVOKED
    }

    /// Whether it can still be used, or come to be.
    public boolean isOpenAt(Instant now) {
        boolean isOpen = switch (state) {
            case OFFERED, CLAIMED, ACCEPTED -> true;
            case REJECTED, REVOKED -> false;
        };
        return isOpen && now.isBefore(expiresAt);
    }
}
