package org.eaddress.hub.absence.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eaddress.hub.absence.Absences;
import org.eaddress.hub.absence.Question;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.EvidenceList.Piece;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.journal.Journal;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.problem.WrittenTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Statements that there was nothing: asked for, and read again in each form.
@RestController
class AbsenceController {
    private final Absences absences;
    private final Journal journal;

    AbsenceController(Absences absences, Journal journal) {
        this.absences = absences;
        this.journal = journal;
    }

    record QuestionForm(
            @Nullable String from,
            @Nullable String to,
            @Nullable String since,
            @Nullable String until) {
        Question question() {
            return new Question(eAddress("from", from), eAddress("to", to), time("since", since), time("until", until));
        }

        private static EAddress eAddress(String member, @Nullable String written) {
            return EAddress.parse(required(member, written))
                    .orElseThrow(() -> malformed(member + " is not an e-address."));
        }

        private static Instant time(String member, @Nullable String written) {
            Instant time = WrittenTime.of(member, required(member, written));
            if (!time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
                throw malformed(member + " has more than milliseconds.");
            }
            return time;
        }

        private static String required(String member, @Nullable String written) {
            if (written == null) {
                throw malformed(member + " is missing.");
            }
            return written;
        }

        private static ProblemException malformed(String detail) {
            return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
        }
    }

    @PostMapping("/v1/absences")
    Piece state(@RequestBody QuestionForm asked, Caller caller) {
        return Piece.of(absences.state(asked.question(), caller));
    }

    @GetMapping("/v1/absences/{evidenceId}")
    Piece read(@PathVariable UUID evidenceId, Caller caller) {
        return Piece.of(piece(evidenceId, caller));
    }

    @GetMapping(path = "/v1/absences/{evidenceId}", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] readXml(@PathVariable UUID evidenceId, Caller caller) {
        return piece(evidenceId, caller).xml().getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping("/v1/absences/{evidenceId}/record")
    ResponseEntity<byte[]> readRecord(@PathVariable UUID evidenceId, Caller caller) {
        Evidence piece = piece(evidenceId, caller);
        Journal.Proof proof = journal.proofOf(piece.messageId(), piece.id())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_SEALED_YET, "The evidence waits for the next seal of the journal."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.LINK, "</v1/journal/seals/%d>; rel=\"describedby\"".formatted(proof.seal()))
                .body(proof.evidenceRecord());
    }

    private Evidence piece(UUID evidenceId, Caller caller) {
        return absences.find(evidenceId, caller.eAddress())
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_EVIDENCE, "The caller has no evidence with this id."));
    }
}
