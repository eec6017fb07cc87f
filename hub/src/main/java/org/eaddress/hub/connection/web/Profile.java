package org.eaddress.hub.connection.web;

import org.eaddress.hub.access.ConnectedSystem;

/// The profile of a system for the command line, without any secret; its files lie beside it under the name of
/// the client.
final class Profile {
    private Profile() {}

    static String of(ConnectedSystem system, String hub) {
        return """
                # The system acts for %1$s%4$s.
                # Beside this file: its key store, the password of the key store, and the trust anchors of the hub.
                hub=%2$s
                keystore=%3$s.p12
                password-file=%3$s.password
                trust=trust.pem
                ledger=%3$s.ledger
                """.formatted(system.eAddress().value(), hub, system.clientId(), system.isTest() ? ", in test" : "");
    }

    static String fileName(ConnectedSystem system) {
        return system.clientId() + ".properties";
    }
}
