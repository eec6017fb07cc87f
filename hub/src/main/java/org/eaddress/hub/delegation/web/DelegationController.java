package org.eaddress.hub.delegation.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Act;
import org.eaddress.hub.access.Acting;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.NeedsProof;
import org.eaddress.hub.delegation.Delegation;
import org.eaddress.hub.delegation.Delegations;
import org.eaddress.hub.delegation.Delegations.Claim;
import org.eaddress.hub.delegation.Member;
import org.eaddress.hub.delegation.Members;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.storage.Sha256;
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

/// Where somebody entrusts the mailbox to others, takes that back, and answers what others offer.
@Controller
@RequestMapping("/settings/delegations")
class DelegationController {
    private static final String HERE = "redirect:/settings/delegations";

    private final Delegations delegations;
    private final Members members;
    private final Directory directory;
    private final Languages languages;
    private final Clock clock;

    DelegationController(
            Delegations delegations, Members members, Directory directory, Languages languages, Clock clock) {
        this.delegations = delegations;
        this.members = members;
        this.directory = directory;
        this.languages = languages;
        this.clock = clock;
    }

    /// What the person is told.
    private enum Said {
        WRONG_CODE,
        TOO_OFTEN,
        CLAIMED,
        ACCEPTED,
        REJECTED,
        REVOKED,
        LAST_ADMINISTRATOR
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.shownName());
    }

    @GetMapping
    String show(Caller caller, Locale locale, Model model) {
        return page(caller, OfferForm.EMPTY, "", locale, model);
    }

    /// The code is on the page that comes next, once, and nowhere else. A form that was opened for another account
    /// entrusts nothing: whoever may act for that one no more would give away her own mailbox.
    @PostMapping
    @NeedsProof(value = Act.ENTRUST, unsaid = "account")
    ModelAndView offer(
            Caller caller,
            @RequestParam(defaultValue = "") String sender,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String expires,
            @RequestParam(defaultValue = "see") String power,
            @RequestParam(defaultValue = "") String account,
            Locale locale,
            Model model,
            RedirectAttributes answer) {
        OfferForm form = new OfferForm(sender, from, to, expires, power);
        if (!account.equals(account(caller))) {
            return again(caller, form, "OTHER_ACCOUNT", locale, model);
        }
        return switch (form.read()) {
            case OfferForm.Reading.Bad(var fault) -> again(caller, form, fault.name(), locale, model);
            case OfferForm.Reading.Good(var asked) -> {
                if (asked.extent().sender().filter(this::isUnknown).isPresent()) {
                    yield again(caller, form, OfferForm.Fault.SENDER.name(), locale, model);
                }
                if (!delegations.mayLastUntil(asked.expiresAt())) {
                    yield again(caller, form, OfferForm.Fault.EXPIRES.name(), locale, model);
                }
                Optional<String> code = delegations.offer(caller, person().eAddress(), asked);
                if (code.isEmpty()) {
                    yield again(caller, form, "TOO_MANY", locale, model);
                }
                answer.addFlashAttribute("code", code.get());
                yield new ModelAndView(HERE);
            }
        };
    }

    @PostMapping("/code")
    String claim(Caller caller, @RequestParam(defaultValue = "") String code, RedirectAttributes answer) {
        return switch (delegations.claim(herself(caller), code)) {
            case Claim.Claimed _ -> say(Said.CLAIMED, answer);
            case Claim.Wrong _ -> say(Said.WRONG_CODE, answer);
            case Claim.TooOften _ -> say(Said.TOO_OFTEN, answer);
        };
    }

    @PostMapping("/{id}/acceptance")
    @NeedsProof(Act.ENTRUST)
    String accept(Caller caller, @PathVariable UUID id, RedirectAttributes answer) {
        require(delegations.accept(herself(caller), id) || members.accept(caller, id));
        return say(Said.ACCEPTED, answer);
    }

    @PostMapping("/{id}/rejection")
    String reject(Caller caller, @PathVariable UUID id, RedirectAttributes answer) {
        if (delegations.reject(herself(caller), id)) {
            return say(Said.REJECTED, answer);
        }
        return switch (members.giveUp(caller, id)) {
            case DONE -> say(Said.REJECTED, answer);
            case LAST_ADMINISTRATOR -> say(Said.LAST_ADMINISTRATOR, answer);
            case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @PostMapping("/{id}/revocation")
    String revoke(Caller caller, @PathVariable UUID id, RedirectAttributes answer) {
        require(delegations.revoke(caller, id));
        return say(Said.REVOKED, answer);
    }

    private static String say(Said said, RedirectAttributes answer) {
        answer.addFlashAttribute("said", said.name());
        return HERE;
    }

    private ModelAndView again(Caller caller, OfferForm form, String fault, Locale locale, Model model) {
        return new ModelAndView(page(caller, form, fault, locale, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String page(Caller caller, OfferForm form, String fault, Locale locale, Model model) {
        Words words = languages.in(locale);
        boolean isHerself = isHerself(caller);
        List<Delegation> received = isHerself ? delegations.receivedBy(caller.eAddress()) : List.of();
        model.addAttribute(
                "given",
                delegations.givenBy(caller.eAddress()).stream()
                        .map(one ->
                                row(one, one.delegate().orElseGet(() -> words.say("delegations.nobody-yet")), words))
                        .toList());
        model.addAttribute(
                "received",
                received.stream()
                        .map(one -> row(one, name(one.principal()), words))
                        .toList());
        List<Member> roles = isHerself ? members.receivedBy(caller.eAddress()) : List.of();
        model.addAttribute(
                "roles",
                roles.stream()
                        .map(one -> Person.of(one, name(one.organisation()), words))
                        .toList());
        model.addAttribute("isHerself", isHerself);
        model.addAttribute("account", account(caller));
        model.addAttribute("form", form.kept());
        model.addAttribute("fault", fault);
        return "delegation/list";
    }

    private Row row(Delegation one, String who, Words words) {
        return Row.of(one, who, this::name, clock.instant(), words);
    }

    private String name(EAddress address) {
        return directory.find(address).map(Account::name).orElseGet(address::value);
    }

    /// Only organisations can be named: the directory tells of nobody else.
    private boolean isUnknown(EAddress sender) {
        return sender.isOfPerson() || directory.find(sender).isEmpty();
    }

    /// A person answers for herself alone, whomever else she may act for.
    private static Caller herself(Caller caller) {
        require(isHerself(caller));
        return caller;
    }

    private static boolean isHerself(Caller caller) {
        return Acting.person().filter(caller::equals).isPresent();
    }

    /// Who sits there, whomever she acts for.
    private static Caller person() {
        return Acting.person().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Of which account a form is, and not who that is.
    static String account(Caller caller) {
        return Sha256.digestOf(caller.eAddress().value().getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    private static void require(boolean isHers) {
        if (!isHers) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
