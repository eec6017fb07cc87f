package org.eaddress.hub.notification;

/// What a channel answered to one notice. `status` is its own word for it, without any personal datum.
sealed interface Outcome {
    String status();

    /// It took it and answers for the rest.
    record Taken(String status) implements Outcome {}

    /// It will never take it: the address does not exist, or refuses it.
    record Refused(String status) implements Outcome {}

    /// Not now: busy, silent, out of reach.
    record NotTaken(String status) implements Outcome {}
}
