package org.eaddress.client;

import java.util.Map;
import java.util.UUID;

/// Takes messages back: what lies in no mailbox is cancelled, what does is recalled.
record TakingBack(Hub hub, EvidenceCheck check) {
    Cancellation cancel(UUID message, String reason) {
        var done = hub.call(
                Call.put("v1/messages/%s/cancellation".formatted(message), Map.of("reason", reason)),
                Cancellation.class);
        check.evidence(message, done.evidence());
        return done;
    }

    Recall recall(UUID message, String reason) {
        var done =
                hub.call(Call.put("v1/messages/%s/recall".formatted(message), Map.of("reason", reason)), Recall.class);
        done.recipients().forEach(one -> check.evidence(message, one.evidence()));
        return done;
    }
}
