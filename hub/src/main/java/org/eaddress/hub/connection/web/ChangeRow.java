package org.eaddress.hub.connection.web;

import org.eaddress.hub.connection.Change;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// A line of the record, in words.
record ChangeRow(String what, String key, String by, String when) {
    static ChangeRow of(Change change, Words words) {
        String what = "connections.change." + change.kind();
        return new ChangeRow(
                words.say(what),
                change.keyId().orElse(""),
                change.by().map(by -> person(by, change, words)).orElseGet(() -> words.say("connections.by-system")),
                words.exactly(change.at()));
    }

    private static String person(String name, Change change, Words words) {
        String line = PlainText.line(name);
        return change.mandate().map(mandate -> byVendor(line, mandate, words)).orElse(line);
    }

    private static String byVendor(String name, Change.Mandate mandate, Words words) {
        String vendor = PlainText.line(mandate.vendor());
        return words.say("connections.by-vendor", name, vendor, PlainText.line(mandate.customer()));
    }
}
