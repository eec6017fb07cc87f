package org.eaddress.hub.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.EvidenceFile;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The evidence of a message, for its sender and its recipients.
@RestController
class EvidenceController {
    private final EvidenceFile evidence;
    private final Pieces pieces;

    EvidenceController(EvidenceFile evidence, Pieces pieces) {
        this.evidence = evidence;
        this.pieces = pieces;
    }

    record EvidenceListForm(UUID message, List<EvidenceForm> evidence) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EvidenceForm(
            UUID id, URI event, Instant at, @Nullable String recipient, String jws) {
        static EvidenceForm of(Evidence piece) {
            return new EvidenceForm(
                    piece.id(),
                    URI.create(piece.event().uri()),
                    piece.at(),
                    piece.recipient().orElse(null),
                    piece.jws());
        }
    }

    @GetMapping("/v1/messages/{id}/evidence")
    EvidenceListForm read(@PathVariable String id, Caller caller) {
        UUID message = MessageId.of(id);
        List<Evidence> found = evidence.forReader(message, caller.eAddress())
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_MESSAGE, "The caller has no message with this id."));
        return new EvidenceListForm(
                message, found.stream().map(EvidenceForm::of).toList());
    }

    @GetMapping("/v1/messages/{id}/evidence/{evidenceId}")
    EvidenceForm readPiece(@PathVariable String id, @PathVariable UUID evidenceId, Caller caller) {
        return EvidenceForm.of(pieces.piece(id, evidenceId, caller));
    }

    @GetMapping(path = "/v1/messages/{id}/evidence/{evidenceId}", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] readXml(@PathVariable String id, @PathVariable UUID evidenceId, Caller caller) {
        return pieces.piece(id, evidenceId, caller).xml().getBytes(StandardCharsets.UTF_8);
    }
}
