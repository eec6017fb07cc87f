package org.eaddress.hub.proof.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.proof.ProofFile;
import org.eaddress.hub.proof.Proofs;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The portable proof for the person in whose mailbox the message lies, once the message was opened: whoever has
/// the proof has the documents, and a download alone opens nothing.
@Controller
class MailProofController {
    private final Mailboxes mailboxes;
    private final Proofs proofs;

    MailProofController(Mailboxes mailboxes, Proofs proofs) {
        this.mailboxes = mailboxes;
        this.proofs = proofs;
    }

    @GetMapping("/mail/{messageId}/proof")
    void proof(Caller caller, @PathVariable UUID messageId, Locale locale, HttpServletResponse response)
            throws IOException {
        if (!wasOpened(caller, messageId)) {
            throw nothingHere();
        }
        try (ProofFile proof =
                proofs.make(messageId, caller.eAddress(), locale, true).orElseThrow(MailProofController::nothingHere)) {
            ProofAnswer.send(proof, messageId, response);
        } catch (ProblemException busy) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "busy", busy);
        }
    }

    private boolean wasOpened(Caller caller, UUID messageId) {
        return mailboxes
                .read(caller.eAddress(), messageId)
                .flatMap(message -> message.entry().handedOverAt())
                .isPresent();
    }

    private static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
