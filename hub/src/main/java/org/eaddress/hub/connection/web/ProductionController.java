package org.eaddress.hub.connection.web;

import java.util.Locale;
import org.eaddress.hub.access.Act;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.access.NeedsProof;
import org.eaddress.hub.connection.Administered;
import org.eaddress.hub.connection.Attestations;
import org.eaddress.hub.connection.Certificate;
import org.eaddress.hub.connection.ConnectionRefused;
import org.eaddress.hub.connection.Connections;
import org.eaddress.hub.connection.Production;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/// Takes a test system to production, and gives out its certificate of conformity.
@Controller
@RequestMapping("/connections/{clientId}")
class ProductionController {
    private final Connections connections;
    private final Production production;
    private final Attestations attestations;
    private final ProductionRows rows;
    private final Languages languages;

    ProductionController(
            Connections connections,
            Production production,
            Attestations attestations,
            ProductionRows rows,
            Languages languages) {
        this.connections = connections;
        this.production = production;
        this.attestations = attestations;
        this.rows = rows;
        this.languages = languages;
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.name());
    }

    @GetMapping("/production")
    String form(Caller caller, @PathVariable String clientId, Locale locale, Model model) {
        return page(test(caller, clientId).system(), "", "", locale, model);
    }

    @PostMapping("/production")
    @NeedsProof(Act.CONNECT)
    ModelAndView take(
            Caller caller,
            @PathVariable String clientId,
            @RequestParam(defaultValue = "") String credential,
            Locale locale,
            Model model,
            RedirectAttributes answer) {
        Administered one = test(caller, clientId);
        ConnectedSystem test = one.system();
        try {
            String there = production.take(test, credential, one.by());
            answer.addFlashAttribute("said", "IN_PRODUCTION");
            return new ModelAndView("redirect:/connections/" + there);
        } catch (ConnectionRefused refused) {
            String typed = refused.fault().mayBeShown() ? credential : "";
            String trouble = FaultWords.say(refused.fault(), languages.in(locale));
            ModelAndView page = new ModelAndView(page(test, typed, trouble, locale, model));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /// As `eaddress verify` takes it.
    @GetMapping("/conformity")
    ResponseEntity<String> certificate(Caller caller, @PathVariable String clientId) {
        ConnectedSystem system = ConnectionsController.administered(connections, caller, clientId)
                .system();
        String certified = system.triedAs().orElse(clientId);
        Certificate certificate = attestations.last(certified).orElseThrow(ConnectionsController::nothingHere);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/jose"))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(certified + "-conformity.jws")
                                .build()
                                .toString())
                .body(certificate.jws());
    }

    private String page(ConnectedSystem test, String typed, String trouble, Locale locale, Model model) {
        model.addAttribute("clientId", test.clientId());
        model.addAttribute("name", PlainText.line(test.name()));
        model.addAttribute("eAddress", test.servedAddress().value());
        model.addAttribute("production", rows.of(test, languages.in(locale)));
        model.addAttribute("certifies", connections.certifies());
        model.addAttribute("typed", typed);
        model.addAttribute("trouble", trouble);
        return "connection/production";
    }

    private Administered test(Caller caller, String clientId) {
        Administered one = ConnectionsController.administered(connections, caller, clientId);
        if (!one.system().isTest()) {
            throw ConnectionsController.nothingHere();
        }
        return one;
    }
}
