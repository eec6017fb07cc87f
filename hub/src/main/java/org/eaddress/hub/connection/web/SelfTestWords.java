package org.eaddress.hub.connection.web;

import java.util.Optional;
import org.eaddress.hub.connection.SelfTest;
import org.eaddress.hub.portal.Words;

/// What became of the last self-test of a system, in words.
final class SelfTestWords {
    private SelfTestWords() {}

    static String say(Optional<SelfTest> last, Words words) {
        return last.map(test -> say(test, words)).orElseGet(() -> words.say("connections.self-test.none"));
    }

    private static String say(SelfTest test, Words words) {
        String when = words.exactly(test.ranAt());
        return test.failed()
                .map(failed -> words.say("connections.self-test.failed", when, failed.step(), failed.code()))
                .orElseGet(() -> words.say("connections.self-test.well", when));
    }
}
