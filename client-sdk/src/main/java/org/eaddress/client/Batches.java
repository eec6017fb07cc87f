package org.eaddress.client;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One content to many recipients: stored once at the hub, and each recipient gets a message of its own.
public final class Batches {
    private final Hub hub;
    private final Supplier<BatchSending> sending;

    Batches(Hub hub, Supplier<BatchSending> sending) {
        this.hub = hub;
        this.sending = sending;
    }

    /// Sends the message to each of its recipients, as a message of its own, and registers the receipts as they
    /// come. Goes as bulk unless it has a priority. Ends when the batch is done, stopped, or held for an
    /// approval.
    ///
    /// Repeat it with the same id after a crash or an approval: it goes on where it was, and what was sent is not
    /// sent again. The outcomes of all messages are told again.
    ///
    /// @param id made by [Message#newId] and saved before
    public BatchStatus send(UUID id, Message message, Consumer<Outcome> heard) {
        return sending.get().send(id, message, heard);
    }

    public BatchStatus status(UUID id) {
        return hub.call(Call.get("v1/batches/" + id), BatchStatus.class);
    }

    /// No more of its messages are accepted.
    public BatchStatus stop(UUID id, String reason) {
        return hub.call(Call.put("v1/batches/%s/stop".formatted(id), Map.of("reason", reason)), BatchStatus.class);
    }

    /// Lets a held one run on; for the operator.
    public BatchStatus approve(UUID id, String approvedBy) {
        return hub.call(
                Call.put("v1/batches/%s/approval".formatted(id), Map.of("approvedBy", approvedBy)), BatchStatus.class);
    }
}
