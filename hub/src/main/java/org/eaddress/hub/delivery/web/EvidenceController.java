package org.eaddress.hub.delivery.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.EvidenceFile;
import org.eaddress.hub.delivery.EvidenceList;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.MessageId;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/messages/{id}/evidence` and each piece of it: what proves what became of a message.
@RestController
class EvidenceController {
    private final EvidenceFile evidence;
    private final Pieces pieces;

    EvidenceController(EvidenceFile evidence, Pieces pieces) {
        this.evidence = evidence;
        this.pieces = pieces;
    }

    @GetMapping("/v1/messages/{id}/evidence")
    EvidenceList read(@PathVariable String id, Caller caller) {
        UUID message = MessageId.of(id);
        List<Evidence> found = evidence.forReader(message, caller.eAddress())
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_MESSAGE, "The caller has no message with this id."));
        return EvidenceList.of(message, found);
    }

    @GetMapping("/v1/messages/{id}/evidence/{evidenceId}")
    EvidenceList.Piece readPiece(@PathVariable String id, @PathVariable UUID evidenceId, Caller caller) {
        return EvidenceList.Piece.of(pieces.piece(id, evidenceId, caller));
    }

    @GetMapping(path = "/v1/messages/{id}/evidence/{evidenceId}", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] readXml(@PathVariable String id, @PathVariable UUID evidenceId, Caller caller) {
        return pieces.piece(id, evidenceId, caller).xml().getBytes(StandardCharsets.UTF_8);
    }
}
