package org.eaddress.hub.connector;

import java.util.Locale;

/// How a connector is told of mail.
enum Way {
    /// The hub posts to an address of the connector.
    WEBHOOK,
    /// The hub puts it into a queue that the connector reads by AMQP.
    AMQP;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Way ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
