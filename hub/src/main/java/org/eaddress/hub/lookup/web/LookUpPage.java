package org.eaddress.hub.lookup.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.lookup.LookUp;
import org.eaddress.hub.lookup.LookUps;
import org.eaddress.hub.lookup.Purpose;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// A person sees who looked at its data, when and for what, and saves the sealed record of it.
@Controller
@RequestMapping("/settings/look-ups")
class LookUpPage {
    private static final int ON_A_PAGE = 50;

    private final LookUps lookUps;
    private final Languages languages;

    LookUpPage(LookUps lookUps, Languages languages) {
        this.lookUps = lookUps;
        this.languages = languages;
    }

    record Row(UUID id, String by, String what, String purpose, String when) {
        static Row of(LookUp lookUp, Words words) {
            String means = "look-ups.means." + lookUp.means().code();
            String purpose =
                    "look-ups.purpose." + lookUp.purpose().map(Purpose::code).orElse("none");
            return new Row(
                    lookUp.id(),
                    PlainText.line(lookUp.by()),
                    words.say(means),
                    words.say(purpose),
                    words.exactly(lookUp.at()));
        }
    }

    /// What proves one of them: the digest of `nonce` and `eAddress`, one after the other, stands in `statement`.
    record RecordFile(String statement, String nonce, String eAddress) {}

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.name());
    }

    @GetMapping
    String show(Caller caller, @RequestParam Optional<UUID> before, Locale locale, Model model) {
        Words words = languages.in(locale);
        List<LookUp> found = lookUps.of(caller.eAddress(), before, ON_A_PAGE + 1);
        List<LookUp> page = found.stream().limit(ON_A_PAGE).toList();
        model.addAttribute("rows", page.stream().map(one -> Row.of(one, words)).toList());
        model.addAttribute("first", before.isEmpty());
        model.addAttribute(
                "next", found.size() > ON_A_PAGE ? page.getLast().id().toString() : "");
        return "lookup/list";
    }

    @GetMapping("/{id}")
    ResponseEntity<RecordFile> save(Caller caller, @PathVariable UUID id) {
        LookUp lookUp = lookUps.find(caller.eAddress(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such look-up"));
        String statement = lookUps.statement(lookUp)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE, "its statement was removed"));
        var disposition = ContentDisposition.attachment()
                .filename("look-up-%s.json".formatted(id))
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new RecordFile(
                        statement, lookUp.nonce(), caller.eAddress().value()));
    }
}
