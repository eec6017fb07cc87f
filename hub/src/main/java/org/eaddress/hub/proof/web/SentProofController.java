package org.eaddress.hub.proof.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.proof.ProofFile;
import org.eaddress.hub.proof.Proofs;
import org.eaddress.hub.submission.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The portable proof for the person who sent the message. A recipient opens it first and has it from its page.
@Controller
class SentProofController {
    private final Messages messages;
    private final Proofs proofs;

    SentProofController(Messages messages, Proofs proofs) {
        this.messages = messages;
        this.proofs = proofs;
    }

    @GetMapping("/sent/{messageId}/proof")
    void proof(Caller caller, @PathVariable UUID messageId, Locale locale, HttpServletResponse response)
            throws IOException {
        if (messages.find(messageId)
                .filter(message -> message.sender().equals(caller.eAddress()))
                .isEmpty()) {
            throw nothingHere();
        }
        try (ProofFile proof =
                proofs.make(messageId, caller.eAddress(), locale, true).orElseThrow(SentProofController::nothingHere)) {
            ProofAnswer.send(proof, messageId, response);
        } catch (ProblemException busy) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "busy", busy);
        }
    }

    private static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
