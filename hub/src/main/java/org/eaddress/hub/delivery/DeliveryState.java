package org.eaddress.hub.delivery;

import java.time.Instant;

/// Where a message stands on its way to one recipient. It only moves forward.
public sealed interface DeliveryState {
    /// When it came to stand so.
    Instant at();

    /// Accepted; it goes on its way when the sender has registered the receipt.
    record Waiting(Instant at) implements DeliveryState {}

    /// The message lies in the recipient's mailbox, readable.
    record Consigned(Instant at) implements DeliveryState {}

    /// A person opened it, or the recipient's system confirmed that it has it.
    record HandedOver(Instant at) implements DeliveryState {}

    /// It lies in the mailbox of an organisation whose system did not take it in time; it still can be taken
    /// or opened.
    record Unretrieved(Instant at) implements DeliveryState {}

    /// The recipient's system examined it and did not take it; a person can still open it.
    record Rejected(Instant at, RejectionReason reason) implements DeliveryState {}

    /// It cannot reach the recipient; `reason` is the ETSI reason.
    record Undelivered(Instant at, String reason) implements DeliveryState {}

    /// Its sender cancelled it before it was consigned.
    record Cancelled(Instant at) implements DeliveryState {}

    /// It lay in the mailbox until the time that its sender had set, and nobody opened or took it; nobody can any
    /// more.
    record Expired(Instant at) implements DeliveryState {}

    /// Its sender recalled it from the mailbox before anybody opened or took it; nobody can any more.
    record Recalled(Instant at) implements DeliveryState {}

    /// Whether it was consigned before it came to this.
    default boolean followsConsignment() {
        return switch (this) {
            case HandedOver _, Unretrieved _, Rejected _, Expired _, Recalled _ -> true;
            case Waiting _, Consigned _, Undelivered _, Cancelled _ -> false;
        };
    }

    /// Whether the recipient can see the message, or that there was one.
    default boolean isInMailbox() {
        return switch (this) {
            case Consigned _, HandedOver _, Unretrieved _, Rejected _, Expired _, Recalled _ -> true;
            case Waiting _, Undelivered _, Cancelled _ -> false;
        };
    }

    /// Whether it lies in the mailbox and a person can open it who has not: its owner is still to be told.
    default boolean waitsForReader() {
        return switch (this) {
            case Consigned _, Unretrieved _, Rejected _ -> true;
            case Waiting _, HandedOver _, Undelivered _, Cancelled _, Expired _, Recalled _ -> false;
        };
    }

    /// Whether it ended without the recipient having had it, by the will of the sender: the law counts nothing
    /// that had not counted before.
    default boolean isWithdrawn() {
        return switch (this) {
            case Cancelled _, Expired _, Recalled _ -> true;
            case Waiting _, Consigned _, HandedOver _, Unretrieved _, Rejected _, Undelivered _ -> false;
        };
    }
}
