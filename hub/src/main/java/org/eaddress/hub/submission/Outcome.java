package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.evidence.Evidence;

/// What became of a submission.
public sealed interface Outcome {
    /// The hub took responsibility; `repeated` when it had done so before, and this is the same receipt.
    record Accepted(Evidence receipt, Instant at, boolean repeated) implements Outcome {}

    /// It did not; `evidence` is the sealed SubmissionRejection, if the hub attests to this reason.
    record Refused(Rejection reason, Optional<Evidence> evidence) implements Outcome {
        Refused(Rejection reason) {
            this(reason, Optional.empty());
        }
    }
}
