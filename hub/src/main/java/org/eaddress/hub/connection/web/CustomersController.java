package org.eaddress.hub.connection.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eaddress.hub.access.Act;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.NeedsProof;
import org.eaddress.hub.connection.Administration;
import org.eaddress.hub.connection.Administrations;
import org.eaddress.hub.connection.Administrations.Outcome;
import org.eaddress.hub.connection.CustomerSystem;
import org.eaddress.hub.connection.CustomerSystems;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A vendor's systems of customers, the worst first; what customers offer it, and what it gives up.
@Controller
@RequestMapping(CustomersController.PLACE)
class CustomersController {
    static final String PLACE = "/connections/customers";

    private static final String HERE = "redirect:" + PLACE;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int ON_A_PAGE = 50;
    private static final int LONGEST = 100;

    private final Administrations administrations;
    private final CustomerSystems systems;
    private final Languages languages;

    CustomersController(Administrations administrations, CustomerSystems systems, Languages languages) {
        this.administrations = administrations;
        this.systems = systems;
        this.languages = languages;
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.name());
    }

    @GetMapping
    String list(
            Caller caller,
            @RequestParam(defaultValue = "") String sought,
            @RequestParam(defaultValue = "0") String page,
            Locale locale,
            Model model) {
        Words words = languages.in(locale);
        String line = PlainText.beginning(PlainText.line(sought), LONGEST);
        List<CustomerSystem> found = systems.of(vendor(caller)).stream()
                .filter(system -> line.isEmpty() || system.matches(line))
                .toList();
        int first = Math.min(number(page), found.size() / ON_A_PAGE) * ON_A_PAGE;
        int end = Math.min(first + ON_A_PAGE, found.size());
        model.addAttribute(
                "systems",
                found.subList(first, end).stream()
                        .map(system -> CustomerRow.of(system, words))
                        .toList());
        model.addAttribute("count", words.count("customers.count", found.size()));
        model.addAttribute("sought", line);
        model.addAttribute("earlier", first / ON_A_PAGE - 1);
        model.addAttribute("later", end < found.size() ? first / ON_A_PAGE + 1 : -1);
        return "connection/customers";
    }

    @GetMapping("/all")
    String customers(Caller caller, Locale locale, Model model) {
        Words words = languages.in(locale);
        List<Administration> all = administrations.ofVendor(vendor(caller));
        model.addAttribute(
                "customers",
                all.stream().map(one -> VendorRow.ofCustomer(one, words)).toList());
        return "connection/customer-list";
    }

    @PostMapping("/{id}/acceptance")
    @NeedsProof(Act.ENTRUST)
    String accept(Caller caller, @PathVariable String id, RedirectAttributes answer) {
        Outcome outcome = id(id).map(one -> administrations.accept(vendor(caller), one, ConnectionsController.person()))
                .orElse(Outcome.UNKNOWN);
        if (outcome == Outcome.UNKNOWN) {
            throw ConnectionsController.nothingHere();
        }
        answer.addFlashAttribute("said", outcome == Outcome.DONE ? "ACCEPTED" : "TOO_MANY");
        return HERE + "/all";
    }

    @PostMapping("/{id}/end")
    String giveUp(Caller caller, @PathVariable String id, RedirectAttributes answer) {
        boolean ended = id(id).filter(
                        one -> administrations.giveUp(vendor(caller), one, ConnectionsController.person()))
                .isPresent();
        if (!ended) {
            throw ConnectionsController.nothingHere();
        }
        answer.addFlashAttribute("said", "GIVEN_UP");
        return HERE + "/all";
    }

    static Optional<UUID> id(String written) {
        return ID.matcher(written).matches() ? Optional.of(UUID.fromString(written)) : Optional.empty();
    }

    private static int number(String page) {
        return page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0;
    }

    private static EAddress vendor(Caller caller) {
        if (!caller.eAddress().isMain()) {
            throw ConnectionsController.nothingHere();
        }
        return caller.eAddress();
    }
}
