package org.eaddress.hub.writing.web;

import java.util.Set;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.writing.Draft;

/// Why a draft came back after it had been sent off, in words.
final class Returned {
    private static final Set<String> TOLD = Set.of("malware-found", "document-not-scannable", "message-lapsed");

    private Returned() {}

    /// Nothing, if it did not.
    static String of(Draft draft, Words words) {
        return draft.problem()
                .map(code -> words.say("returned.%s".formatted(TOLD.contains(code) ? code : "other")))
                .orElse("");
    }
}
