package org.eaddress.hub.submission;

import java.time.Instant;
import org.eaddress.hub.evidence.Evidence;

/// What became of a submission.
public sealed interface Outcome {
    /// The hub took responsibility; `repeated` when it had done so before, and this is the same receipt.
    record Accepted(Evidence receipt, Instant at, boolean repeated) implements Outcome {}

    record Refused(Rejection reason) implements Outcome {}
}
