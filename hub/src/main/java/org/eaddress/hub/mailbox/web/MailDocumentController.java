package org.eaddress.hub.mailbox.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.mailbox.DocumentContent;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.portal.PlainText;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/// The documents' bytes. They are of others and may be hostile: a browser shows a PDF and saves everything else.
@Controller
@RequestMapping("/mail/{messageId}/documents/{number}")
class MailDocumentController {
    /// In force if a browser shows it: nothing is loaded, run or sent.
    private static final String INERT =
            "default-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    /// Not all browsers show a PDF in a sandbox; what is only saved needs none of its freedoms.
    private static final String SANDBOXED = INERT + "; sandbox";

    private final Mailboxes mailboxes;

    MailDocumentController(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @GetMapping
    ResponseEntity<Resource> show(
            Caller caller, @PathVariable UUID messageId, @PathVariable int number, HttpServletRequest request)
            throws IOException {
        var content = content(caller, messageId, number, request);
        return Enclosure.isReadable(content.mediaType())
                ? answer(content, ContentDisposition.inline(), INERT)
                : answer(content, ContentDisposition.attachment(), SANDBOXED);
    }

    @GetMapping("/save")
    ResponseEntity<Resource> save(
            Caller caller, @PathVariable UUID messageId, @PathVariable int number, HttpServletRequest request)
            throws IOException {
        return answer(content(caller, messageId, number, request), ContentDisposition.attachment(), SANDBOXED);
    }

    /// Whoever has a document has the message: the message is opened first, and nothing is given out without that.
    private DocumentContent content(Caller caller, UUID messageId, int number, HttpServletRequest request) {
        return Intent.open(mailboxes, caller, messageId, request)
                .flatMap(_ -> mailboxes.document(caller, messageId, number))
                .orElseThrow(MailController::nothingHere);
    }

    private static ResponseEntity<Resource> answer(
            DocumentContent content, ContentDisposition.Builder way, String policy) throws IOException {
        if (content.erased()) {
            throw new ResponseStatusException(HttpStatus.GONE);
        }
        var disposition = way.filename(PlainText.line(content.name()), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.mediaType()))
                .contentLength(content.size())
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy)
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(new InputStreamResource(content.bytes().open()));
    }
}
