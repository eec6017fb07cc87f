package org.eaddress.client;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What the sender wishes of the time of consignment.
///
/// @param notBefore it lies in no mailbox earlier than then
/// @param expiresAt whoever has not opened or taken it by then cannot any more
public record Schedule(
        @Nullable Priority priority,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt) {
    /// No wishes: it is consigned as soon as it is sent, and stays.
    public static final Schedule NONE = new Schedule(null, null, null);

    void addTo(ObjectNode content) {
        if (priority != null) {
            content.put("priority", priority.name().toLowerCase(Locale.ROOT));
        }
        if (notBefore != null) {
            content.put("consignNotBefore", Json.time(notBefore));
        }
        if (expiresAt != null) {
            content.put("expiresAt", Json.time(expiresAt));
        }
    }
}
