package org.eaddress.client;

import java.util.UUID;

/// How the confirmation of one message of several ended.
public sealed interface Confirmation {
    UUID message();

    /// The hub's verified statement that the client's system has it.
    record Confirmed(Handover handover) implements Confirmation {
        @Override
        public UUID message() {
            return handover.message();
        }
    }

    /// It is not confirmed, and why. What can be mended is confirmed again then; a repeat is harmless.
    record NotConfirmed(UUID message, EAddressException reason) implements Confirmation {}
}
