package org.eaddress.hub.connection.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaddress.hub.access.Act;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.NeedsProof;
import org.eaddress.hub.connection.Administration;
import org.eaddress.hub.connection.Administrations;
import org.eaddress.hub.connection.Administrations.Outcome;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where an organisation lets a vendor administer its systems, and takes that back.
@Controller
@RequestMapping("/connections/vendors")
class VendorsController {
    private static final String HERE = "redirect:/connections/vendors";
    private static final int LONGEST = 40;

    private final Administrations administrations;
    private final Languages languages;

    VendorsController(Administrations administrations, Languages languages) {
        this.administrations = administrations;
        this.languages = languages;
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.name());
    }

    @GetMapping
    String show(Caller caller, Locale locale, Model model) {
        return page(customer(caller), "", "", locale, model);
    }

    @PostMapping
    @NeedsProof(Act.ENTRUST)
    ModelAndView offer(
            Caller caller,
            @RequestParam(defaultValue = "") String vendor,
            Locale locale,
            Model model,
            RedirectAttributes answer) {
        EAddress customer = customer(caller);
        Outcome outcome = organisation(vendor)
                .map(one -> administrations.offer(customer, one, ConnectionsController.person()))
                .orElse(Outcome.NOBODY);
        if (outcome == Outcome.DONE) {
            answer.addFlashAttribute("said", "OFFERED");
            return new ModelAndView(HERE);
        }
        return new ModelAndView(
                page(customer, PlainText.line(vendor), outcome.name(), locale, model),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{id}/end")
    String takeBack(Caller caller, @PathVariable String id, RedirectAttributes answer) {
        boolean ended = CustomersController.id(id)
                .filter(one -> administrations.takeBack(customer(caller), one, ConnectionsController.person()))
                .isPresent();
        if (!ended) {
            throw ConnectionsController.nothingHere();
        }
        answer.addFlashAttribute("said", "TAKEN_BACK");
        return HERE;
    }

    private String page(EAddress customer, String typed, String fault, Locale locale, Model model) {
        List<Administration> all = administrations.byCustomer(customer);
        model.addAttribute("vendors", rows(all, true, languages.in(locale)));
        model.addAttribute("former", rows(all, false, languages.in(locale)));
        model.addAttribute("typed", PlainText.beginning(typed, LONGEST));
        model.addAttribute("fault", fault);
        return "connection/vendors";
    }

    private static List<VendorRow> rows(List<Administration> all, boolean isOpen, Words words) {
        return all.stream()
                .filter(one -> one.isOpen() == isOpen)
                .map(one -> VendorRow.ofVendor(one, words))
                .toList();
    }

    /// A registration number, or the main e-address.
    private static Optional<EAddress> organisation(String typed) {
        String written = typed.strip();
        return written.length() > LONGEST
                ? Optional.empty()
                : EAddress.parse(written)
                        .or(() -> EAddress.parse("_DEFAULT@" + written))
                        .filter(EAddress::isMain);
    }

    /// Only whoever acts for the main e-address, so for the whole organisation.
    private static EAddress customer(Caller caller) {
        if (!caller.eAddress().isMain()) {
            throw ConnectionsController.nothingHere();
        }
        return caller.eAddress();
    }
}
