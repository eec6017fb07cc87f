package org.eaddress.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The webhook of the client's e-address: the hub posts to it when mail comes.
public final class Webhooks {
    private static final String PATH = "v1/webhook";

    private final Hub hub;

    Webhooks(Hub hub) {
        this.hub = hub;
    }

    /// Has mail announced there from now on, and what lies in the mailbox already; a second call changes the
    /// address.
    public Webhook set(URI url) {
        return hub.call(Call.put(PATH, Json.object().put("url", url.toString())), Webhook.class);
    }

    /// @throws HubProblem `unknown-webhook` when there is none
    public Webhook show() {
        return hub.call(Call.get(PATH), Webhook.class);
    }

    /// Nothing is announced until it is resumed.
    public Webhook pause() {
        return hub.call(Call.put(PATH + "/pause"), Webhook.class);
    }

    /// Goes on, with what came meanwhile.
    public Webhook resume() {
        return hub.call(Call.delete(PATH + "/pause"), Webhook.class);
    }

    /// Announces again what came after this cursor and is not taken.
    ///
    /// @param after the cursor of an announcement; from the start when null
    public Webhook replay(@Nullable String after) {
        var body = Json.object();
        if (after != null) {
            body.put("after", after);
        }
        return hub.call(Call.put(PATH + "/cursor", body), Webhook.class);
    }

    /// Announces nothing any more; whether there was one.
    public boolean remove() {
        return hub.call(Call.delete(PATH), Answers.Removed.class).removed();
    }
}
