package org.eaddress.hub.submission;

import java.util.Locale;

/// What may show that a message is about to go to the wrong recipient. It forbids nothing.
public enum Warning {
    /// The sender has sent it nothing before, as far as its mailbox still tells.
    FIRST_TIME,
    /// Somebody else has the same name.
    NAMESAKE;

    /// Its name in the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
