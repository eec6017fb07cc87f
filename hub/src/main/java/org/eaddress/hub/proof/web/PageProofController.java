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
import org.eaddress.hub.submission.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The portable proof for people, as a file: for whoever sent the message, and for whoever has it in the mailbox
/// and opened it. Whoever has the proof has the documents, and a download alone opens nothing.
@Controller
class PageProofController {
    private final Mailboxes mailboxes;
    private final Messages messages;
    private final Proofs proofs;

    PageProofController(Mailboxes mailboxes, Messages messages, Proofs proofs) {
        this.mailboxes = mailboxes;
        this.messages = messages;
        this.proofs = proofs;
    }

    @GetMapping("/mail/{messageId}/proof")
    void received(Caller caller, @PathVariable UUID messageId, Locale locale, HttpServletResponse response)
            throws IOException {
        give(wasOpened(caller, messageId), caller, messageId, locale, response);
    }

    @GetMapping("/sent/{messageId}/proof")
    void sent(Caller caller, @PathVariable UUID messageId, Locale locale, HttpServletResponse response)
            throws IOException {
        give(wasSent(caller, messageId), caller, messageId, locale, response);
    }

    private void give(boolean isTheirs, Caller caller, UUID messageId, Locale locale, HttpServletResponse response)
            throws IOException {
        if (!isTheirs) {
            throw nothingHere();
        }
        try (ProofFile proof =
                proofs.make(messageId, caller.eAddress(), locale, true).orElseThrow(PageProofController::nothingHere)) {
            ProofAnswer.send(proof, messageId, response);
        } catch (ProblemException busy) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "busy", busy);
        }
    }

    private boolean wasOpened(Caller caller, UUID messageId) {
        return mailboxes
                .readBy(caller, messageId)
                .flatMap(message -> message.entry().handedOverAt())
                .isPresent();
    }

    private boolean wasSent(Caller caller, UUID messageId) {
        return messages.find(messageId)
                .filter(message ->
                        caller.byDelegation().isEmpty() && message.sender().equals(caller.eAddress()))
                .isPresent();
    }

    private static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
