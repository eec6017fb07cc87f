package org.eaddress.hub.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eaddress.hub.access.AccessSettings;
import org.eaddress.hub.access.Acting;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.IdentityProvider;
import org.eaddress.hub.access.Session;
import org.eaddress.hub.access.Sessions;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where a person sees where she is and was signed in, whomever she acts for, and ends what she does not know.
@Controller
@RequestMapping("/settings/sessions")
class SessionsController {
    private static final int ROWS = 50;
    private static final String OTHERS = "others";
    private static final Pattern SESSION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Sessions sessions;
    private final AccessSettings settings;
    private final Languages languages;

    SessionsController(Sessions sessions, AccessSettings settings, Languages languages) {
        this.sessions = sessions;
        this.settings = settings;
        this.languages = languages;
    }

    /// One as the page shows it; `ended` is empty while it goes on.
    record Row(UUID id, String browser, String since, String seen, String how, String ended, boolean here) {
        public boolean open() {
            return ended.isEmpty();
        }
    }

    @GetMapping
    String list(Caller caller, HttpServletRequest request, Locale locale, Model model) {
        UUID here = here(request);
        Words words = languages.in(locale);
        List<Row> rows = sessions.of(person().eAddress(), ROWS).stream()
                .map(session -> row(session, here, locale, words))
                .toList();
        model.addAttribute("owner", PlainText.line(caller.shownName()));
        model.addAttribute("open", rows.stream().filter(Row::open).toList());
        model.addAttribute("past", rows.stream().filter(row -> !row.open()).toList());
        model.addAttribute("alsoElsewhere", rows.stream().anyMatch(row -> row.open() && !row.here()));
        return "access/sessions";
    }

    /// One of hers by its id, or all but this one.
    @PostMapping
    String end(@RequestParam(defaultValue = "") String session, HttpServletRequest request, RedirectAttributes answer) {
        if (session.equals(OTHERS)) {
            sessions.endOthers(person().eAddress(), here(request));
        } else if (SESSION.matcher(session).matches()) {
            sessions.end(person().eAddress(), UUID.fromString(session), Session.How.ENDED_ELSEWHERE);
        } else {
            throw nothingHere();
        }
        answer.addFlashAttribute("ended", true);
        return "redirect:/settings/sessions";
    }

    private Row row(Session session, UUID here, Locale locale, Words words) {
        String level = words.say(key("level", session.level().name()));
        return new Row(
                session.id(),
                session.browser().isEmpty() ? words.say("sessions.unknown-browser") : session.browser(),
                words.exactly(session.since()),
                words.exactly(session.seenAt()),
                words.say("sessions.how", provider(session, locale), level),
                session.end().map(end -> end(end, words)).orElse(""),
                session.id().equals(here));
    }

    private static String end(Session.End end, Words words) {
        return words.say(key("end", end.how().code()), words.exactly(end.at()));
    }

    private static String key(String of, String which) {
        return "sessions." + of + "." + which;
    }

    private String provider(Session session, Locale locale) {
        IdentityProvider provider = settings.identities().get(session.provider());
        return provider == null ? session.provider() : provider.name(session.provider(), locale);
    }

    private static UUID here(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .flatMap(Sessions::idOf)
                .orElseThrow(SessionsController::nothingHere);
    }

    private static Caller person() {
        return Acting.person().orElseThrow(SessionsController::nothingHere);
    }

    private static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
