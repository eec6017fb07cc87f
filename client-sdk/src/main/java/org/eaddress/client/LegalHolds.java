package org.eaddress.client;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The legal holds of a hub, for its operator: the client's scope must be `operator`.
public final class LegalHolds {
    private final Hub hub;

    LegalHolds(Hub hub) {
        this.hub = hub;
    }

    /// Holds a message; in force when it returns. Repeating it under the same id is harmless.
    ///
    /// @param endsAt when it ends by itself; null when somebody must lift it
    public LegalHold overMessage(UUID id, UUID message, String reason, String placedBy, @Nullable Instant endsAt) {
        return place(id, "message", message.toString(), reason, placedBy, endsAt);
    }

    /// The same for all messages to and from an e-address.
    public LegalHold overAccount(UUID id, String eAddress, String reason, String placedBy, @Nullable Instant endsAt) {
        return place(id, "eAddress", eAddress, reason, placedBy, endsAt);
    }

    private LegalHold place(
            UUID id, String member, String over, String reason, String placedBy, @Nullable Instant endsAt) {
        var body = Json.object();
        body.put(member, over);
        body.put("reason", reason);
        body.put("placedBy", placedBy);
        if (endsAt != null) {
            body.put("endsAt", Json.time(endsAt));
        }
        return hub.call(Call.put("v1/holds/" + id, body), LegalHold.class);
    }

    /// All of them, lifted ones too; pages are fetched as the stream is read.
    public Stream<LegalHold> list() {
        return Pages.<Answers.HoldPage>of(hub, "v1/holds?limit=500", Answers.HoldPage.class, Answers.HoldPage::next)
                .flatMap(page -> page.holds().stream());
    }

    /// Lifts it. The first lifting counts.
    public LegalHold lift(UUID id, String liftedBy) {
        var body = Json.object();
        body.put("liftedBy", liftedBy);
        return hub.call(Call.put("v1/holds/%s/lifting".formatted(id), body), LegalHold.class);
    }
}
