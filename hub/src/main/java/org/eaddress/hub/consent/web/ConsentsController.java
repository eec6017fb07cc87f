package org.eaddress.hub.consent.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eaddress.hub.access.Acting;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.consent.Consent;
import org.eaddress.hub.consent.Consents;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where a person sees which applications act for her, and takes that back: her own, whomever she acts for.
@Controller
@RequestMapping("/settings/applications")
class ConsentsController {
    private static final int ROWS = 100;

    private final Consents consents;
    private final Directory directory;
    private final Languages languages;
    private final Clock clock;

    ConsentsController(Consents consents, Directory directory, Languages languages, Clock clock) {
        this.consents = consents;
        this.directory = directory;
        this.languages = languages;
        this.clock = clock;
    }

    /// One as the page shows it; `ended` is empty while the application may act.
    record Row(
            UUID id,
            String application,
            String provider,
            List<String> scopes,
            String since,
            String until,
            String used,
            String ended) {
        public boolean open() {
            return ended.isEmpty();
        }
    }

    @GetMapping
    String list(Locale locale, Model model) {
        Words words = languages.in(locale);
        Instant now = clock.instant();
        List<Row> rows = consents.of(person().eAddress(), ROWS).stream()
                .map(consent -> row(consent, now, words))
                .toList();
        model.addAttribute("owner", PlainText.line(person().name()));
        model.addAttribute("open", rows.stream().filter(Row::open).toList());
        model.addAttribute("past", rows.stream().filter(row -> !row.open()).toList());
        return "consent/list";
    }

    @PostMapping("/{id}/revocation")
    String revoke(@PathVariable UUID id, RedirectAttributes answer) {
        if (!consents.revoke(person().eAddress(), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        answer.addFlashAttribute("revoked", true);
        return "redirect:/settings/applications";
    }

    private Row row(Consent consent, Instant now, Words words) {
        return new Row(
                consent.id(),
                consent.application(),
                directory
                        .find(consent.provider())
                        .map(Account::name)
                        .orElseGet(() -> consent.provider().value()),
                consent.scopes().stream()
                        .sorted()
                        .map(scope -> words.say(key("consent.scope", scope.name())))
                        .toList(),
                words.exactly(consent.since()),
                words.letterDate(consent.until()),
                consent.usedAt().map(words::exactly).orElse(""),
                ended(consent, now, words));
    }

    private static String ended(Consent consent, Instant now, Words words) {
        if (consent.isOpenAt(now)) {
            return "";
        }
        return consent.end()
                .map(end -> words.say(key("consents.ended", end.by().name()), words.exactly(end.at())))
                .orElseGet(() -> words.say("consents.ended.OVER", words.letterDate(consent.until())));
    }

    private static String key(String of, String which) {
        return of + "." + which;
    }

    private static Caller person() {
        return Acting.person().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
