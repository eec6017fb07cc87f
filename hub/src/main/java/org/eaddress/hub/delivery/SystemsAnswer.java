package org.eaddress.hub.delivery;

import org.eaddress.hub.evidence.Evidence;

/// What stands of a message for one recipient after its system answered: the first answer counts.
public sealed interface SystemsAnswer {
    /// The system has it, or a person opened it.
    record Taken(Evidence evidence) implements SystemsAnswer {}

    /// The system does not take it.
    record Rejected(Evidence evidence, RejectionReason reason) implements SystemsAnswer {}

    /// It expired or was recalled this moment, before the answer came.
    record Withdrawn() implements SystemsAnswer {}

    /// Nobody answered while it was kept; it was erased this moment, and nothing more can be stated about it.
    record Erased() implements SystemsAnswer {}
}
