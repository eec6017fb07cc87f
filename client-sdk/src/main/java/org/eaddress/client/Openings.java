package org.eaddress.client;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eaddress.client.proof.OpenedSeal;
import org.jspecify.annotations.Nullable;

/// What a hub opens to an auditor: the client's scope must be `auditor`.
public final class Openings {
    private final Hub hub;

    Openings(Hub hub) {
        this.hub = hub;
    }

    /// Has the evidence of some seals opened. Repeating it under the same id is harmless.
    ///
    /// @param upToSeal the last of them; null for the newest
    public Opening open(UUID id, long afterSeal, @Nullable Long upToSeal, String reason, String orderedBy) {
        return open(id, afterSeal, upToSeal, reason, orderedBy, null);
    }

    /// The same where the law forbids to tell the persons concerned before a time.
    ///
    /// @param untoldUntil null when they are told at once
    public Opening open(
            UUID id,
            long afterSeal,
            @Nullable Long upToSeal,
            String reason,
            String orderedBy,
            @Nullable Instant untoldUntil) {
        var body = Json.object();
        body.put("afterSeal", afterSeal);
        if (upToSeal != null) {
            body.put("upToSeal", upToSeal);
        }
        body.put("reason", reason);
        body.put("orderedBy", orderedBy);
        if (untoldUntil != null) {
            body.put("untoldUntil", untoldUntil.toString());
        }
        return hub.call(Call.put("v1/openings/" + id, body), Opening.class);
    }

    /// The evidence of one of its seals, and the statements that some of it was removed. Nothing is checked yet:
    /// that is the work of an [org.eaddress.client.proof.OpenedCheck].
    public OpenedSeal read(Opening opening, long seal) {
        var pieces = new TreeMap<Integer, String>();
        hub.call(Call.get("v1/openings/%s/seals/%d".formatted(opening.id(), seal)), Answers.OpenedSeal.class)
                .pieces()
                .forEach(piece -> pieces.put(piece.position(), piece.sealed()));
        var removals = hub.call(Call.get("v1/journal/seals/%d/removals".formatted(seal)), Answers.Removals.class)
                .removals();
        return new OpenedSeal(Map.copyOf(pieces), removals);
    }
}
