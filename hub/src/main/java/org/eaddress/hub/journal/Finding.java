package org.eaddress.hub.journal;

import java.util.Locale;
import java.util.UUID;

/// Something that the audit found: evidence and journal do not agree. It names ids only.
record Finding(Kind kind, String where) {

    /// The names of findings; they are stable.
    enum Kind {
        /// The journal has an entry of it, or it waited to be sealed, but the evidence is gone.
        EVIDENCE_MISSING,
        /// The evidence is not what was sealed.
        EVIDENCE_CHANGED,
        /// The evidence is there, but neither sealed nor waiting.
        EVIDENCE_NOT_IN_JOURNAL,
        /// A seal holds it, but the way from the evidence to the seal is gone.
        ENTRY_MISSING,
        /// A seal is gone: a number is not there, though a later one or an entry is.
        SEAL_MISSING,
        /// The parts of a seal do not fit together, or it does not follow the one before.
        SEAL_CHANGED,
        /// A renewal is gone: a later one is there, or seals stand by it.
        RENEWAL_MISSING,
        /// A renewal is not over what it should be.
        RENEWAL_CHANGED,
        /// The time-stamp is not to be believed, or is over something else.
        TIME_STAMP_INVALID,
        /// Evidence says that it is older than what was sealed before it; or a seal than the one before it; or a
        /// renewal than what it renews.
        BACK_DATED,
        /// Evidence or a seal says that it is younger than its time-stamp.
        POST_DATED;

        /// The name, as it is logged and documented.
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Finding inSeal(Kind kind, long number) {
        return new Finding(kind, "seal " + number);
    }

    static Finding inRenewal(Kind kind, long number) {
        return new Finding(kind, "renewal " + number);
    }

    static Finding ofEvidence(Kind kind, UUID evidenceId) {
        return new Finding(kind, "evidence " + evidenceId);
    }

    @Override
    public String toString() {
        return kind.code() + ": " + where;
    }
}
