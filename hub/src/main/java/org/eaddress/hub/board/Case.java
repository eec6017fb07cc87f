package org.eaddress.hub.board;

import java.time.Instant;
import java.util.Locale;
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
        Optional<Contact> contact,
        Optional<Owner> owner,
        Optional<Closed> closed) {

    /// What comes next, when, and what a person noted about it.
    public record Plan(Next next, Optional<Instant> at, Optional<String> note) {}

    /// Whether the contact of the organisation was told that its system does not take the message; only of mail
    /// that is unretrieved. `at` is when it was, or when that is tried next.
    public record Contact(State state, Optional<Instant> at) {
        /// How far that is.
        public enum State {
            /// The organisation named nobody.
            NONE,
            DUE,
            TOLD,
            /// It could not be told; without a time nobody tries again.
            FAILED;

            /// As the database has it.
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }

            static State of(String code) {
                return valueOf(code.toUpperCase(Locale.ROOT));
            }
        }
    }

    /// Who took it.
    public record Owner(EAddress eAddress, String name) {}

    /// How it ended.
    public record Closed(Instant at, Outcome outcome) {}

    /// The one who has to do something about it.
    public EAddress concerned() {
        return switch (kind) {
            case UNRETRIEVED, HELD -> recipient.orElse(sender);
            case UNSENT, WAITING, UNDELIVERED -> sender;
        };
    }
}
