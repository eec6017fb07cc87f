package org.eaddress.hub.delivery.web;

import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.EvidenceFile;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.MessageId;
import org.springframework.stereotype.Component;

/// One piece of evidence as an address names it, for whoever may read it.
@Component
class Pieces {
    private final EvidenceFile evidence;

    Pieces(EvidenceFile evidence) {
        this.evidence = evidence;
    }

    /// @throws ProblemException when the caller has no such message, or no such evidence of it
    Evidence piece(String message, UUID evidenceId, Caller caller) {
        return evidence
                .forReader(MessageId.of(message), caller.eAddress())
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_MESSAGE, "The caller has no message with this id."))
                .stream()
                .filter(piece -> piece.id().equals(evidenceId))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_EVIDENCE, "The caller has no evidence with this id."));
    }
}
