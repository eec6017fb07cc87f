package org.eaddress.hub.writing.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.delivery.EvidenceList;
import org.eaddress.hub.delivery.Explanation;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.writing.SentMessages;
import org.eaddress.hub.writing.SentMessages.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What somebody sent: the list, one message with what became of it, its receipt and its evidence as files.
@Controller
@RequestMapping("/sent")
class SentController {
    private static final int ROWS = 25;

    private final SentMessages sent;
    private final Explanation explanation;
    private final Languages languages;

    SentController(SentMessages sent, Explanation explanation, Languages languages) {
        this.sent = sent;
        this.explanation = explanation;
        this.languages = languages;
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.shownName());
    }

    @GetMapping
    String list(Caller caller, @RequestParam Optional<UUID> before, Locale locale, Model model) {
        Words words = languages.in(locale);
        SentMessages.Page page = sent.newestFirst(caller, before, ROWS);
        model.addAttribute(
                "rows",
                page.entries().stream().map(entry -> SentRow.of(entry, words)).toList());
        model.addAttribute("first", before.isEmpty());
        model.addAttribute("next", page.next().map(UUID::toString).orElse(""));
        return "writing/sent-list";
    }

    @GetMapping("/{messageId}")
    String message(
            Caller caller,
            @PathVariable UUID messageId,
            @RequestParam(name = "new", required = false) @Nullable String justNow,
            Locale locale,
            Model model) {
        model.addAttribute("letter", SentLetter.of(find(caller, messageId), explanation, languages.in(locale), locale));
        model.addAttribute("hasProof", caller.byDelegation().isEmpty());
        model.addAttribute("mayTakeBack", caller.byDelegation().isEmpty() && caller.may(Power.SEND));
        model.addAttribute("justNow", justNow != null);
        return "writing/sent-message";
    }

    /// The sealed receipt alone, as the command line and the verifier take it.
    @GetMapping("/{messageId}/receipt")
    ResponseEntity<byte[]> receipt(Caller caller, @PathVariable UUID messageId) {
        Evidence receipt = find(caller, messageId).evidence().stream()
                .filter(piece -> piece.event() == EvidenceEvent.SUBMISSION_ACCEPTANCE)
                .findFirst()
                .orElseThrow(WriteController::nothingHere);
        return file(
                MediaType.APPLICATION_OCTET_STREAM,
                "receipt-" + messageId + ".jws",
                receipt.jws().getBytes(StandardCharsets.US_ASCII));
    }

    @GetMapping("/{messageId}/evidence")
    ResponseEntity<EvidenceList> evidence(Caller caller, @PathVariable UUID messageId) {
        List<Evidence> evidence = find(caller, messageId).evidence();
        return file(
                MediaType.APPLICATION_JSON, "evidence-" + messageId + ".json", EvidenceList.of(messageId, evidence));
    }

    private static <T> ResponseEntity<T> file(MediaType type, String name, T content) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private Sent find(Caller caller, UUID messageId) {
        return sent.find(caller, messageId).orElseThrow(WriteController::nothingHere);
    }
}
