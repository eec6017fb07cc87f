package org.eaddress.hub.access.web;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaddress.hub.access.AccessSettings;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.IdentityProvider;
import org.eaddress.hub.access.SignInRefusal;
import org.eaddress.hub.access.StepUp;
import org.eaddress.hub.access.WaitingAct;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a person proves more surely who she is, and lets go on what waited for it.
@Controller
class StepUpPage {
    private final StepUp stepUp;
    private final AccessSettings settings;

    StepUpPage(StepUp stepUp, AccessSettings settings) {
        this.stepUp = stepUp;
        this.settings = settings;
    }

    /// What she entered, to be sent again as she entered it.
    record Field(String name, String value) {}

    @GetMapping("/step-up")
    String show(Caller caller, @RequestParam Optional<String> why, HttpSession session, Locale locale, Model model) {
        Optional<WaitingAct> waiting = stepUp.waiting(session);
        if (waiting.isEmpty()) {
            return "redirect:/";
        }
        WaitingAct act = waiting.get();
        model.addAttribute("owner", caller.shownName());
        model.addAttribute("act", act.act().name());
        if (stepUp.mayGoOn(act)) {
            model.addAttribute("path", act.path());
            model.addAttribute("fields", fields(act));
            model.addAttribute("said", act.said());
            return "access/go-on";
        }
        model.addAttribute(
                "why",
                why.flatMap(SignInRefusal::ofCode).map(SignInRefusal::code).orElse(""));
        model.addAttribute("choices", choices(act, locale));
        return "access/step-up";
    }

    private static List<Field> fields(WaitingAct act) {
        return act.fields().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                .toList();
    }

    private List<SignInPages.Choice> choices(WaitingAct act, Locale locale) {
        return stepUp.providersFor(act).stream()
                .map(id -> {
                    IdentityProvider provider = settings.identities().get(id);
                    return new SignInPages.Choice(id, provider == null ? id : provider.name(id, locale));
                })
                .toList();
    }
}
