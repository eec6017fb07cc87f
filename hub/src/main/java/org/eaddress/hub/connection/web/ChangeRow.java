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
                change.by().map(PlainText::line).orElseGet(() -> words.say("connections.by-system")),
                words.exactly(change.at()));
    }
}
