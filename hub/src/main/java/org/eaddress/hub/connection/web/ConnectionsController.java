package org.eaddress.hub.connection.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.eaddress.hub.access.Act;
import org.eaddress.hub.access.Acting;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.NeedsProof;
import org.eaddress.hub.connection.Actor;
import org.eaddress.hub.connection.ConnectionRefused;
import org.eaddress.hub.connection.ConnectionSettings;
import org.eaddress.hub.connection.Connections;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The systems of the organisation, and the form that connects one more.
@Controller
@RequestMapping("/connections")
class ConnectionsController {
    private static final String FORM = "connection/form";

    private final Connections connections;
    private final Languages languages;
    private final ConnectionSettings settings;
    private final Clock clock;

    ConnectionsController(Connections connections, Languages languages, ConnectionSettings settings, Clock clock) {
        this.connections = connections;
        this.languages = languages;
        this.settings = settings;
        this.clock = clock;
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.name());
    }

    @GetMapping
    String list(Caller caller, Locale locale, Model model) {
        served(caller);
        Words words = languages.in(locale);
        model.addAttribute(
                "systems",
                connections.of(caller.eAddress()).stream()
                        .map(system -> SystemRow.of(system, words, clock.instant(), settings.warnBefore()))
                        .toList());
        return "connection/list";
    }

    @GetMapping("/new")
    String form(Caller caller, Model model) {
        return form(served(caller), ConnectForm.empty(), model);
    }

    @PostMapping
    @NeedsProof(Act.CONNECT)
    ModelAndView connect(
            Caller caller,
            @RequestParam(defaultValue = "") String eAddress,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String vendor,
            @RequestParam(defaultValue = "") String credential,
            Locale locale,
            Model model,
            RedirectAttributes answer) {
        List<Account> served = served(caller);
        Words words = languages.in(locale);
        ConnectForm form = ConnectForm.of(eAddress, name, vendor, credential, words);
        Account account = form.account(served).orElseThrow(ConnectionsController::nothingHere);
        if (!form.isGood()) {
            return again(served, connections.mayBeShown(credential) ? form : form.withoutCredential(), model);
        }
        try {
            String clientId = connections.connect(account, form.wish(), person());
            answer.addFlashAttribute("said", "CONNECTED");
            return new ModelAndView("redirect:/connections/" + clientId);
        } catch (ConnectionRefused refused) {
            return again(served, form.with(refused.fault(), words), model);
        }
    }

    private ModelAndView again(List<Account> served, ConnectForm form, Model model) {
        ModelAndView page = new ModelAndView(form(served, form, model));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private String form(List<Account> served, ConnectForm form, Model model) {
        model.addAttribute("served", served);
        model.addAttribute("form", form);
        model.addAttribute("certifies", connections.certifies());
        return FORM;
    }

    /// Nobody without an organisation sees that there is anything.
    private List<Account> served(Caller caller) {
        List<Account> served = connections.served(caller.eAddress());
        if (served.isEmpty()) {
            throw nothingHere();
        }
        return served;
    }

    /// Who is signed in, whomever she acts for.
    static Actor person() {
        return Acting.person().map(Actor::person).orElseThrow(ConnectionsController::nothingHere);
    }

    static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
