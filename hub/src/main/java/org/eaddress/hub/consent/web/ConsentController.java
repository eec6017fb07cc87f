package org.eaddress.hub.consent.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.eaddress.hub.access.AccessSettings;
import org.eaddress.hub.access.Act;
import org.eaddress.hub.access.Acting;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.ConsentScope;
import org.eaddress.hub.access.FrozenAccounts;
import org.eaddress.hub.access.NeedsProof;
import org.eaddress.hub.consent.Application;
import org.eaddress.hub.consent.Applications;
import org.eaddress.hub.consent.Consents;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.storage.Sha256;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Where an application sends a person to be let act for her, and where she says yes or no: for her own account,
/// whomever else she may act for.
@Controller
class ConsentController {
    private final Applications applications;
    private final Consents consents;
    private final FrozenAccounts frozen;
    private final Directory directory;
    private final Languages languages;
    private final String issuer;

    ConsentController(
            Applications applications,
            Consents consents,
            FrozenAccounts frozen,
            Directory directory,
            Languages languages,
            AccessSettings settings) {
        this.applications = applications;
        this.consents = consents;
        this.frozen = frozen;
        this.directory = directory;
        this.languages = languages;
        this.issuer = settings.publicUrl().toString();
    }

    /// Whoever asked wrongly is told without her doing.
    @GetMapping("/consent")
    ModelAndView ask(@RequestParam MultiValueMap<String, String> parameters, Locale locale, Model model) {
        return switch (Asking.of(parameters, applications)) {
            case Asking.Good good -> page(good, parameters, locale, model);
            case Asking.Bad(var error, var reply) -> new ModelAndView("redirect:" + reply.error(error, issuer));
            case Asking.Stranger _ -> stranger(model);
        };
    }

    private ModelAndView page(
            Asking.Good asking, MultiValueMap<String, String> parameters, Locale locale, Model model) {
        Caller person = person();
        Application application = asking.application();
        model.addAttribute("owner", PlainText.line(person.name()));
        model.addAttribute("applicationName", application.accreditation().name());
        model.addAttribute("provider", provider(application));
        model.addAttribute(
                "scopes",
                asking.scopes().stream().sorted().map(ConsentScope::name).toList());
        model.addAttribute("until", languages.in(locale).letterDate(consents.until()));
        model.addAttribute("fields", Asking.fields(parameters));
        model.addAttribute("account", account(person));
        model.addAttribute("frozen", frozen.include(person.eAddress()));
        return new ModelAndView("consent/ask");
    }

    /// The form says again what was asked, and it is read as strictly as the first time.
    @PostMapping("/consent")
    @NeedsProof(
            value = Act.ENTRUST,
            unsaid = {
                "client_id",
                "redirect_uri",
                "response_type",
                "scope",
                "state",
                "code_challenge",
                "code_challenge_method",
                "account"
            })
    ModelAndView agree(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") String account,
            Locale locale,
            Model model) {
        Caller person = person();
        if (!isOf(person, account)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return switch (Asking.of(parameters, applications)) {
            case Asking.Good good -> {
                Optional<String> code = consents.give(new Consents.Yes(
                        person.eAddress(), good.application(), good.scopes(), good.redirectUri(), good.challenge()));
                yield code.map(one -> back(true, good, good.reply().code(one, issuer), model))
                        .orElseGet(() -> page(good, parameters, locale, model));
            }
            case Asking.Bad _, Asking.Stranger _ -> stranger(model);
        };
    }

    @PostMapping("/consent/refusal")
    ModelAndView refuse(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        return switch (Asking.of(parameters, applications)) {
            case Asking.Good good -> back(false, good, good.reply().error("access_denied", issuer), model);
            case Asking.Bad _, Asking.Stranger _ -> stranger(model);
        };
    }

    /// A page that sends her on: a browser that sent a form here does not follow to elsewhere.
    private ModelAndView back(boolean agreed, Asking.Good asking, String address, Model model) {
        model.addAttribute("owner", PlainText.line(person().name()));
        model.addAttribute("agreed", agreed);
        model.addAttribute(
                "applicationName", asking.application().accreditation().name());
        model.addAttribute("goesTo", address);
        return new ModelAndView("consent/back");
    }

    private static ModelAndView stranger(Model model) {
        model.addAttribute("owner", PlainText.line(person().name()));
        return new ModelAndView("consent/stranger", HttpStatus.BAD_REQUEST);
    }

    private String provider(Application application) {
        return directory
                .find(application.provider())
                .map(Account::name)
                .orElseGet(() -> application.provider().value());
    }

    private static Caller person() {
        return Acting.person().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// Whose page it was, and not who that is: in another window somebody else may have signed in since.
    private static String account(Caller person) {
        return Sha256.digestOf(person.eAddress().value().getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    private static boolean isOf(Caller person, String account) {
        return MessageDigest.isEqual(
                account(person).getBytes(StandardCharsets.US_ASCII), account.getBytes(StandardCharsets.US_ASCII));
    }
}
