package org.eaddress.hub.access;

import java.util.Arrays;
import java.util.Optional;

/// What a person can let an application do with her mail. No machine has it by itself.
public enum ConsentScope {
    /// Read what lies in the mailbox, and whose it is.
    READ("mailbox.read"),
    /// Confirm that she has a message: with it the message is handed over.
    CONFIRM("mailbox.confirm");

    private final String code;

    ConsentScope(String code) {
        this.code = code;
    }

    /// Its name in tokens, requests and the database.
    public String code() {
        return code;
    }

    /// The name under which the guard of the API knows it.
    String authority() {
        return "SCOPE_" + code;
    }

    public static Optional<ConsentScope> ofCode(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }
}
