package org.eaddress.hub.board;

import java.util.Locale;

/// What can be done about a case.
public enum Deed {
    /// Somebody says: it is mine.
    TOOK,
    /// Another time, with a note.
    PLANNED,
    /// Now, not when the plan says.
    RETRIED,
    /// To the organisation's people in the portal, instead of its system.
    REROUTED,
    /// For a reason.
    GAVE_UP,
    /// To another e-address of the same organisation, for a reason.
    REDIRECTED,
    /// The hub alone: the organisation's contact knows that its system does not take the message.
    TOLD_CONTACT,
    /// The hub alone, in vain.
    CONTACT_NOT_TOLD;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Deed of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
