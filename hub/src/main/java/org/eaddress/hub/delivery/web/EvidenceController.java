package org.eaddress.hub.delivery.web;

import java.util.List;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.EvidenceFile;
import org.eaddress.hub.delivery.EvidenceList;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.MessageId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The evidence of a message, for its sender and its recipients.
@RestController
class EvidenceController {
    private final EvidenceFile evidence;

    EvidenceController(EvidenceFile evidence) {
        this.evidence = evidence;
    }

    @GetMapping("/v1/messages/{id}/evidence")
    EvidenceList read(@PathVariable String id, Caller caller) {
        UUID message = MessageId.of(id);
        List<Evidence> pieces = evidence.forReader(message, caller.eAddress())
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_MESSAGE, "The caller has no message with this id."));
        return EvidenceList.of(message, pieces);
    }
}
