package org.eaddress.hub.access.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaddress.hub.access.AccessSettings;
import org.eaddress.hub.access.SignInRefusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Where a person chooses how to sign in, and what is shown when a sign-in came to nothing.
@Controller
class SignInPages {
    private final AccessSettings settings;

    SignInPages(AccessSettings settings) {
        this.settings = settings;
    }

    /// A provider to choose.
    record Choice(String id, String name) {}

    /// With one provider there is nothing to choose.
    @GetMapping("/sign-in")
    String choose(Locale locale, Model model) {
        List<Choice> choices = settings.identities().entrySet().stream()
                .map(one -> new Choice(one.getKey(), one.getValue().name(one.getKey(), locale)))
                .toList();
        model.addAttribute("choices", choices);
        return switch (choices.size()) {
            case 0 -> "redirect:/sign-in-failed";
            case 1 -> "redirect:/sign-in/" + choices.getFirst().id();
            default -> "access/sign-in";
        };
    }

    @GetMapping("/sign-in-failed")
    String failed(@RequestParam Optional<String> why, Model model) {
        model.addAttribute(
                "why",
                why.flatMap(SignInRefusal::ofCode).map(SignInRefusal::code).orElse("other"));
        return "access/failed";
    }
}
