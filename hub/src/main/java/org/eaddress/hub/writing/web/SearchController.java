package org.eaddress.hub.writing.web;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Organisations;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.writing.Addressees;
import org.eaddress.hub.writing.Draft;
import org.eaddress.hub.writing.Drafts;
import org.eaddress.hub.writing.Writer;
import org.eaddress.hub.writing.WritingSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where writing begins: whom to write to, and what is not sent yet. Only organisations are found.
@Controller
class SearchController {
    private static final int ROWS = 20;
    private static final int LONGEST = 200;

    /// A personal code is not searched for, and no page says it again.
    private static final Pattern PERSON = Pattern.compile("\\d{6}\\s*[-‐‑–]\\s*\\d{5}|(?i:_PRIVATE@)");

    private final Organisations organisations;
    private final Addressees addressees;
    private final Drafts drafts;
    private final WritingSettings settings;
    private final Languages languages;

    SearchController(
            Organisations organisations,
            Addressees addressees,
            Drafts drafts,
            WritingSettings settings,
            Languages languages) {
        this.organisations = organisations;
        this.addressees = addressees;
        this.drafts = drafts;
        this.settings = settings;
        this.languages = languages;
    }

    /// One that was found.
    record Found(String eAddress, String name) {
        static Found of(Account account) {
            return new Found(account.eAddress().value(), PlainText.line(account.name()));
        }
    }

    /// A draft as the page lists it.
    record DraftRow(UUID id, String to, String subject, String when, boolean onItsWay, boolean returned) {
        static DraftRow of(Draft draft, Words words) {
            return new DraftRow(
                    draft.id(),
                    PlainText.line(draft.to().briefly()),
                    draft.subject().isBlank() ? words.say("message.without-subject") : draft.subject(),
                    words.briefly(draft.changedAt()),
                    draft.state() == Draft.State.SENDING,
                    draft.problem().isPresent());
        }
    }

    @GetMapping("/write")
    String start(
            Caller caller,
            @RequestParam(name = "q", defaultValue = "") String asked,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String refused,
            @RequestParam(required = false) @Nullable String kept,
            Locale locale,
            Model model) {
        if (PERSON.matcher(asked).find()) {
            return "redirect:/write?refused=code"; // so that no code stands in the address line
        }
        Words words = languages.in(locale);
        String written = PlainText.line(PlainText.beginning(asked, LONGEST));
        model.addAttribute("owner", PlainText.line(caller.shownName()));
        model.addAttribute("asked", caller.may(Power.SEND) ? written : "");
        model.addAttribute("refused", refused.equals("code") ? words.say("write.search.person") : "");
        boolean mayBegin = caller.may(Power.SEND);
        model.addAttribute("mayBegin", mayBegin);
        model.addAttribute("toPersons", mayBegin && addressees.includePersons(caller.eAddress()));
        model.addAttribute("personTrouble", trouble(person, words));
        model.addAttribute("newId", UuidCreator.getTimeOrderedEpoch());
        model.addAttribute("kept", kept != null);
        model.addAttribute(
                "drafts",
                drafts.of(Writer.of(caller)).stream()
                        .map(draft -> DraftRow.of(draft, words))
                        .toList());
        search(mayBegin ? written : "", Math.clamp(page, 1, settings.found() / ROWS + 1), words, model);
        return "writing/start";
    }

    private static String trouble(String person, Words words) {
        return switch (person) {
            case "" -> "";
            case "too-many" -> words.say("write.person.too-many");
            case "drafts" -> words.say("write.too-many-drafts");
            default -> words.say("write.person.unknown");
        };
    }

    private void search(String asked, int page, Words words, Model model) {
        List<Account> all = asked.isEmpty() ? List.of() : organisations.find(asked, settings.found() + 1);
        model.addAttribute(
                "tooMany", all.size() > settings.found() ? words.say("write.too-many-found", settings.found()) : "");
        model.addAttribute(
                "found",
                all.stream()
                        .limit(settings.found())
                        .skip((page - 1L) * ROWS)
                        .limit(ROWS)
                        .map(Found::of)
                        .toList());
        model.addAttribute("page", page);
        model.addAttribute("more", Math.min(all.size(), settings.found()) > page * ROWS);
    }
}
