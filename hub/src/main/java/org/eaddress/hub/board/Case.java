package org.eaddress.hub.board;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// A message that is stuck, or was; `recipient` is empty when it concerns all of them.
public record Case(
        UUID id,
        CaseKind kind,
        UUID messageId,
        EAddress sender,
        Optional<EAddress> recipient,
        Instant since,
        Plan plan,
        Optional<Owner> owner,
        Optional<Closed> closed) {

    /// What comes next, when, and what a person noted about it.
    public record Plan(Next next, Optional<Instant> at, Optional<String> note) {}

    /// Who took it.
    public record Owner(EAddress eAddress, String name) {}

    /// How it ended.
    public record Closed(Instant at, Outcome outcome) {}

    /// The one who has to do something about it.
    public EAddress concerned() {
        return switch (kind) {
            case UNRETRIEVED -> recipient.orElse(sender);
            case UNSENT, WAITING, UNDELIVERED -> sender;
        };
    }
}
