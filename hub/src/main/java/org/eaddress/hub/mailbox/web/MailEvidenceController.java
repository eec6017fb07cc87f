package org.eaddress.hub.mailbox.web;

import java.util.List;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.EvidenceList;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.mailbox.Mailboxes;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The proof a recipient can keep: the same form as `GET /v1/messages/{id}/evidence`, as a file.
@Controller
class MailEvidenceController {
    private final Mailboxes mailboxes;

    MailEvidenceController(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @GetMapping("/mail/{messageId}/evidence")
    ResponseEntity<EvidenceList> evidence(Caller caller, @PathVariable UUID messageId) {
        List<Evidence> evidence = mailboxes.evidence(caller, messageId);
        if (evidence.isEmpty()) {
            throw MailController.nothingHere();
        }
        var disposition = ContentDisposition.attachment()
                .filename("evidence-" + messageId + ".json")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(EvidenceList.of(messageId, evidence));
    }
}
