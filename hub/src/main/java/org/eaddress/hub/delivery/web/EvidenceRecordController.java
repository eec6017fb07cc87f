package org.eaddress.hub.delivery.web;

import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.journal.Journal;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The evidence record of one piece, for whoever may read the piece.
@RestController
class EvidenceRecordController {
    private final Pieces pieces;
    private final Journal journal;

    EvidenceRecordController(Pieces pieces, Journal journal) {
        this.pieces = pieces;
        this.journal = journal;
    }

    @GetMapping("/v1/messages/{id}/evidence/{evidenceId}/record")
    ResponseEntity<byte[]> read(@PathVariable String id, @PathVariable UUID evidenceId, Caller caller) {
        Evidence piece = pieces.piece(id, evidenceId, caller);
        Journal.Proof proof = journal.proofOf(piece.messageId(), piece.id())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_SEALED_YET, "The evidence waits for the next seal of the journal."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.LINK, "</v1/journal/seals/%d>; rel=\"describedby\"".formatted(proof.seal()))
                .body(proof.evidenceRecord());
    }
}
