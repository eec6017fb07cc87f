package org.eaddress.client;

import java.util.UUID;

/// How the sending of one message of several ended.
public sealed interface Outcome {
    UUID message();

    /// It is legally sent.
    record Sent(Receipt receipt) implements Outcome {
        @Override
        public UUID message() {
            return receipt.message();
        }
    }

    /// The hub does not take it; it is ended in the ledger.
    record Refused(UUID message, HubProblem problem) implements Outcome {}

    /// It is begun and stays so until it is resumed.
    record Unfinished(UUID message, EAddressException reason) implements Outcome {}
}
