package org.eaddress.hub.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where on its way a message may be refused because it was asked for; in the database and the API in lower case.
public enum Stage {
    /// When the system of the sandbox hands it in.
    SUBMISSION,
    /// When it is to be laid into a mailbox of the sandbox.
    CONSIGNMENT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Stage> ofCode(String code) {
        return Arrays.stream(values())
                .filter(stage -> stage.code().equals(code))
                .findFirst();
    }
}
