package org.eaddress.hub.proof.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.proof.ProofFile;
import org.eaddress.hub.proof.Proofs;
import org.eaddress.hub.submission.MessageId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The portable proof of a message, for its sender and its recipients.
@RestController
class ProofController {
    private final Proofs proofs;

    ProofController(Proofs proofs) {
        this.proofs = proofs;
    }

    @GetMapping("/v1/messages/{id}/proof")
    void read(
            @PathVariable String id,
            Caller caller,
            @RequestParam(defaultValue = "lv") String language,
            @RequestParam(defaultValue = "include") String documents,
            HttpServletResponse response)
            throws IOException {
        UUID messageId = MessageId.of(id);
        String words = oneOf("language", language, "lv", "en");
        boolean withContent =
                oneOf("documents", documents, "include", "digests").equals("include");
        try (ProofFile proof = proofs.make(messageId, caller.eAddress(), Locale.of(words), withContent)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.UNKNOWN_MESSAGE, "The caller has no message with this id."))) {
            ProofAnswer.send(proof, messageId, response);
        }
    }

    private static String oneOf(String parameter, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "The parameter %s is one of %s.".formatted(parameter, String.join(", ", allowed)));
        }
        return value;
    }
}
