package org.eaddress.hub.connection.web;

import org.eaddress.hub.connection.Fault;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// Says in plain words why a credential is not taken, and what to do. A new reason does not compile until people
/// are told of it.
final class FaultWords {
    private static final int LONGEST_NAME = 100;

    private FaultWords() {}

    static String say(Fault fault, Words words) {
        String what = PlainText.beginning(PlainText.line(fault.what()), LONGEST_NAME);
        return switch (fault.kind()) {
            case TOO_LARGE -> words.say("connections.fault.too-large");
            case NOT_A_KEY -> words.say("connections.fault.not-a-key");
            case PRIVATE_KEY -> words.say("connections.fault.private-key");
            case OTHER_KIND_OF_KEY -> words.say("connections.fault.other-kind", what);
            case REQUEST_NOT_SIGNED -> words.say("connections.fault.not-signed");
            case OTHER_ORGANISATION -> words.say("connections.fault.other-organisation", what);
            case NOT_VALID_NOW -> words.say("connections.fault.not-valid-now");
            case NO_AUTHORITY -> words.say("connections.fault.no-authority");
            case KEY_USED_BEFORE -> words.say("connections.fault.used-before");
            case TOO_MANY_KEYS -> words.say("connections.fault.too-many-keys", what);
            case LAST_KEY -> words.say("connections.fault.last-key");
            case TOO_MANY_SYSTEMS -> words.say("connections.fault.too-many-systems", what);
            case GONE -> words.say("connections.fault.gone");
            case NOT_CERTIFIED -> words.say("connections.fault.not-certified");
            case IN_PRODUCTION -> words.say("connections.fault.in-production");
        };
    }
}
