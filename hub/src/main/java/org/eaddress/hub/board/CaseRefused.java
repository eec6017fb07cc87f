package org.eaddress.hub.board;

/// What was asked about a case is not done, and nothing is changed.
public final class CaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Why why;

    /// Why not.
    public enum Why {
        /// It is settled already, perhaps this moment.
        SETTLED,
        /// Not this one by this person.
        NOT_YOURS,
        NO_REASON,
        NOTE_TOO_LONG,
        DATE_OUT_OF_RANGE,
        /// Every notice of it is given at once anyway, or there is nowhere to give one.
        NOTHING_TO_GIVE,
        /// A person has one e-address, and by law its mail goes nowhere else.
        PERSON_HAS_ONE,
        ADDRESS_UNKNOWN,
        ADDRESS_CLOSED,
        /// Of somebody else: only an e-address of the recipient's own will do.
        ADDRESS_OF_ANOTHER,
        /// The message went there before.
        ADDRESS_HAS_IT
    }

    CaseRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
