package org.eaddress.hub.connection.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaddress.hub.access.Act;
import org.eaddress.hub.access.Acting;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.NeedsProof;
import org.eaddress.hub.connection.Actor;
import org.eaddress.hub.connection.Administered;
import org.eaddress.hub.connection.Administration;
import org.eaddress.hub.connection.Administrations;
import org.eaddress.hub.connection.ConnectionRefused;
import org.eaddress.hub.connection.ConnectionSettings;
import org.eaddress.hub.connection.Connections;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;
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
    static final String PLACE = "/connections";
    private static final String FORM = "connection/form";

    private final Connections connections;
    private final Administrations administrations;
    private final Languages languages;
    private final ConnectionSettings settings;
    private final Clock clock;

    ConnectionsController(
            Connections connections,
            Administrations administrations,
            Languages languages,
            ConnectionSettings settings,
            Clock clock) {
        this.connections = connections;
        this.administrations = administrations;
        this.languages = languages;
        this.settings = settings;
        this.clock = clock;
    }

    /// For whom a system is connected: an e-address of these, and by which administration if it is a customer's.
    private record Whose(List<Account> served, Optional<Administration> administration) {
        Actor actor() {
            Caller person = person();
            return administration.map(one -> Actor.vendor(person, one)).orElseGet(() -> Actor.person(person));
        }
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.name());
    }

    @GetMapping
    String list(Caller caller, Locale locale, Model model) {
        served(caller.eAddress());
        Words words = languages.in(locale);
        model.addAttribute(
                "systems",
                connections.of(caller.eAddress()).stream()
                        .map(system -> SystemRow.of(system, words, clock.instant(), settings.warnBefore()))
                        .toList());
        model.addAttribute("isMain", caller.eAddress().isMain());
        return "connection/list";
    }

    @GetMapping("/new")
    String form(Caller caller, @RequestParam Optional<String> customer, Model model) {
        return form(whose(caller, customer), ConnectForm.empty(), model);
    }

    @PostMapping
    @NeedsProof(Act.CONNECT)
    ModelAndView connect(
            Caller caller,
            @RequestParam Optional<String> customer,
            @RequestParam(defaultValue = "") String eAddress,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String vendor,
            @RequestParam(defaultValue = "") String credential,
            Locale locale,
            Model model,
            RedirectAttributes answer) {
        Whose whose = whose(caller, customer);
        Words words = languages.in(locale);
        ConnectForm form = ConnectForm.of(eAddress, name, vendor, credential, words);
        Account account = form.account(whose.served()).orElseThrow(ConnectionsController::nothingHere);
        if (!form.isGood()) {
            return again(whose, connections.mayBeShown(credential) ? form : form.withoutCredential(), model);
        }
        try {
            String clientId = connections.connect(account, form.wish(), whose.actor());
            answer.addFlashAttribute("said", "CONNECTED");
            return new ModelAndView("redirect:/connections/" + clientId);
        } catch (ConnectionRefused refused) {
            return again(whose, form.with(refused.fault(), words), model);
        }
    }

    private ModelAndView again(Whose whose, ConnectForm form, Model model) {
        ModelAndView page = new ModelAndView(form(whose, form, model));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private String form(Whose whose, ConnectForm form, Model model) {
        model.addAttribute("served", whose.served());
        model.addAttribute("customer", customer(whose.administration()));
        model.addAttribute(
                "administration",
                whose.administration().map(one -> one.id().toString()).orElse(""));
        model.addAttribute("form", form);
        model.addAttribute("certifies", connections.certifies());
        return FORM;
    }

    private Whose whose(Caller caller, Optional<String> customer) {
        if (customer.isEmpty()) {
            return new Whose(served(caller.eAddress()), Optional.empty());
        }
        Administration one = CustomersController.id(customer.get())
                .flatMap(id -> administrations.find(caller.eAddress(), id))
                .orElseThrow(ConnectionsController::nothingHere);
        return new Whose(served(one.customer()), Optional.of(one));
    }

    /// Nobody without an organisation sees that there is anything.
    private List<Account> served(EAddress owner) {
        List<Account> served = connections.served(owner);
        if (served.isEmpty()) {
            throw nothingHere();
        }
        return served;
    }

    /// The system of this id, as the caller may change it: an own one, or a customer's.
    static Administered administered(Connections connections, Caller caller, String clientId) {
        return connections
                .administered(caller.eAddress(), person(), clientId)
                .orElseThrow(ConnectionsController::nothingHere);
    }

    /// The customer's name, empty without one.
    static String customer(Optional<Administration> administration) {
        return administration.map(one -> PlainText.line(one.customerName())).orElse("");
    }

    /// Who is signed in, whomever she acts for.
    static Caller person() {
        return Acting.person().orElseThrow(ConnectionsController::nothingHere);
    }

    static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
