package org.eaddress.hub.connection.web;

import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.connection.CustomerSystem;
import org.eaddress.hub.connection.Standing;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// A system of a customer in the vendor's list, in words.
record CustomerRow(
        String clientId,
        String name,
        String customer,
        String eAddress,
        boolean test,
        boolean trouble,
        String standing) {
    static CustomerRow of(CustomerSystem system, Words words) {
        return new CustomerRow(
                system.clientId(),
                PlainText.line(system.name()),
                PlainText.line(system.customer()),
                system.servedAddress().value(),
                system.isTest(),
                system.standing().compareTo(Standing.PROBLEMS) <= 0,
                standing(system, words));
    }

    private static String standing(CustomerSystem system, Words words) {
        Optional<Instant> since = system.since();
        String at = since.map(words::exactly).orElse("");
        return switch (system.standing()) {
            case NO_KEY -> words.say("customers.standing.no-key");
            case MAIL_WAITS -> words.say("customers.standing.mail-waits", at);
            case KEY_ENDS -> words.say("customers.standing.key-ends", at);
            case PROBLEMS ->
                words.count("customers.standing.problems", (int) Math.min(system.problems(), Integer.MAX_VALUE));
            case SUSPENDED -> words.say("connections.state.suspended", at);
            case SILENT -> words.say("connections.state.never");
            case WELL -> words.say("connections.state.signed-in", at);
        };
    }
}
