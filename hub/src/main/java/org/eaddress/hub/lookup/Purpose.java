package org.eaddress.hub.lookup;

import java.util.Arrays;
import java.util.Optional;

/// What a look-up is for, as the one who looks declares it.
public enum Purpose {
    /// To send a message.
    SENDING("sending"),
    /// To keep a list of addresses right.
    ADDRESS_LIST("address-list"),
    /// For official proceedings.
    PROCEEDINGS("proceedings");

    private final String code;

    Purpose(String code) {
        this.code = code;
    }

    public static Optional<Purpose> ofCode(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code.equals(code))
                .findFirst();
    }

    /// Its name in the API and the database.
    public String code() {
        return code;
    }
}
