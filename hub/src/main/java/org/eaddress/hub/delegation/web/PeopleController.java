package org.eaddress.hub.delegation.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Act;
import org.eaddress.hub.access.Acting;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.NeedsProof;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.access.Representatives;
import org.eaddress.hub.delegation.Member;
import org.eaddress.hub.delegation.Members;
import org.eaddress.hub.delegation.Members.Outcome;
import org.eaddress.hub.delegation.Naming;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where the administrators of an organisation name its people, change what they may do, and remove them.
@Controller
@RequestMapping("/settings/people")
class PeopleController {
    private static final String HERE = "redirect:/settings/people";
    private static final List<Power> ROLES = List.of(Power.SEE, Power.SEND, Power.ADMINISTER);
    private static final int LONGEST = 40;

    private final Members members;
    private final Representatives representatives;
    private final Directory directory;
    private final Languages languages;

    PeopleController(Members members, Representatives representatives, Directory directory, Languages languages) {
        this.members = members;
        this.representatives = representatives;
        this.directory = directory;
        this.languages = languages;
    }

    /// What is wrong with the form.
    private enum Fault {
        PERSON,
        ROLE,
        ALREADY,
        TOO_MANY,
        OTHER_ACCOUNT
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.shownName());
    }

    @GetMapping
    String show(Caller caller, Locale locale, Model model) {
        return page(caller, "", "", locale, model);
    }

    /// The code is on the page that comes next, once, and nowhere else. What was typed is not shown again: it is a
    /// personal code.
    @PostMapping
    @NeedsProof(
            value = Act.ENTRUST,
            unsaid = {"account", "person"})
    ModelAndView name(
            Caller caller,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String account,
            Locale locale,
            Model model,
            RedirectAttributes answer) {
        EAddress organisation = organisation(caller);
        Optional<EAddress> named = person(person);
        Optional<Power> power = role(role);
        if (!account.equals(DelegationController.account(caller))) {
            return again(caller, Fault.OTHER_ACCOUNT, role, locale, model);
        }
        if (named.isEmpty()) {
            return again(caller, Fault.PERSON, role, locale, model);
        }
        if (power.isEmpty()) {
            return again(caller, Fault.ROLE, role, locale, model);
        }
        return switch (members.name(organisation, herself(), named.get(), power.get())) {
            case Naming.Named(var code) -> {
                answer.addFlashAttribute("code", code);
                yield new ModelAndView(HERE);
            }
            case Naming.Already _ -> again(caller, Fault.ALREADY, role, locale, model);
            case Naming.TooMany _ -> again(caller, Fault.TOO_MANY, role, locale, model);
        };
    }

    @PostMapping("/{id}/role")
    @NeedsProof(Act.ENTRUST)
    String change(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String role,
            RedirectAttributes answer) {
        Power power = role(role).orElseThrow(PeopleController::nothingHere);
        return say(members.change(organisation(caller), herself(), id, power), "CHANGED", answer);
    }

    @PostMapping("/{id}/removal")
    String remove(Caller caller, @PathVariable UUID id, RedirectAttributes answer) {
        return say(members.remove(organisation(caller), herself(), id), "REMOVED", answer);
    }

    private static String say(Outcome outcome, String done, RedirectAttributes answer) {
        if (outcome == Outcome.UNKNOWN) {
            throw nothingHere();
        }
        answer.addFlashAttribute("said", outcome == Outcome.DONE ? done : outcome.name());
        return HERE;
    }

    private ModelAndView again(Caller caller, Fault fault, String role, Locale locale, Model model) {
        return new ModelAndView(page(caller, role, fault.name(), locale, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String page(Caller caller, String role, String fault, Locale locale, Model model) {
        Words words = languages.in(locale);
        EAddress organisation = organisation(caller);
        List<Member> all = members.of(organisation);
        model.addAttribute(
                "signatories",
                representatives.signatories(organisation).stream()
                        .map(this::name)
                        .toList());
        model.addAttribute("people", persons(all, true, words));
        model.addAttribute("former", persons(all, false, words));
        model.addAttribute("roles", ROLES);
        model.addAttribute("role", role(role).orElse(Power.SEE));
        model.addAttribute("account", DelegationController.account(caller));
        model.addAttribute("fault", fault);
        return "delegation/people";
    }

    private static List<Person> persons(List<Member> all, boolean isOpen, Words words) {
        return all.stream()
                .filter(one -> one.isOpen() == isOpen)
                .map(one -> Person.of(one, Person.name(one), words))
                .toList();
    }

    private String name(EAddress person) {
        return PlainText.line(directory.find(person).map(Account::name).orElse(""));
    }

    private static Optional<Power> role(String code) {
        return ROLES.stream().filter(role -> role.code().equals(code)).findFirst();
    }

    private static Optional<EAddress> person(String typed) {
        String written = typed.strip();
        return written.length() > LONGEST
                ? Optional.empty()
                : EAddress.parse(written)
                        .or(() -> EAddress.parse("_PRIVATE@" + written))
                        .filter(EAddress::isOfPerson);
    }

    /// Whose people they are; a person has none.
    private static EAddress organisation(Caller caller) {
        if (caller.eAddress().isOfPerson()) {
            throw nothingHere();
        }
        return caller.eAddress();
    }

    /// Who sits there: what she does here is on record under her own name.
    private static Caller herself() {
        return Acting.person().orElseThrow(PeopleController::nothingHere);
    }

    private static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
