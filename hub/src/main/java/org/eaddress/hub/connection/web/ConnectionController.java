package org.eaddress.hub.connection.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.eaddress.hub.access.AccessSettings;
import org.eaddress.hub.access.Act;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.access.NeedsProof;
import org.eaddress.hub.access.SystemKey;
import org.eaddress.hub.connection.Administered;
import org.eaddress.hub.connection.ConnectionRefused;
import org.eaddress.hub.connection.ConnectionSettings;
import org.eaddress.hub.connection.Connections;
import org.eaddress.hub.connection.Healths;
import org.eaddress.hub.connection.SelfTests;
import org.eaddress.hub.connection.Volumes;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
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

/// One system: what it needs to begin, how it does, its keys, its life, and who changed what.
@Controller
@RequestMapping("/connections/{clientId}")
class ConnectionController {
    private static final int CHANGES = 50;
    private static final MediaType PROPERTIES = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final MediaType PEM = MediaType.parseMediaType("application/x-pem-file");

    private final Connections connections;
    private final Healths healths;
    private final Volumes volumes;
    private final SelfTests selfTests;
    private final ProductionRows production;
    private final Languages languages;
    private final ConnectionSettings settings;
    private final AccessSettings hub;
    private final Clock clock;

    ConnectionController(
            Connections connections,
            Healths healths,
            Volumes volumes,
            SelfTests selfTests,
            ProductionRows production,
            Languages languages,
            ConnectionSettings settings,
            AccessSettings hub,
            Clock clock) {
        this.connections = connections;
        this.healths = healths;
        this.volumes = volumes;
        this.selfTests = selfTests;
        this.production = production;
        this.languages = languages;
        this.settings = settings;
        this.hub = hub;
        this.clock = clock;
    }

    /// What the person is told that was done.
    private enum Said {
        KEY_ADDED,
        KEY_REMOVED,
        KEY_NOT_THERE,
        SUSPENDED,
        RESUMED,
        NOT_SURE,
        REMOVED
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.name());
    }

    @GetMapping
    String show(Caller caller, @PathVariable String clientId, Locale locale, Model model) {
        return page(administered(caller, clientId), "", "", languages.in(locale), model);
    }

    @GetMapping("/profile")
    ResponseEntity<String> profile(Caller caller, @PathVariable String clientId) {
        ConnectedSystem system = find(caller, clientId);
        return file(
                PROPERTIES,
                Profile.fileName(system),
                Profile.of(system, hub.publicUrl().toString()));
    }

    @GetMapping("/keys/{keyId}/certificate")
    ResponseEntity<String> certificate(Caller caller, @PathVariable String clientId, @PathVariable String keyId) {
        String pem = find(caller, clientId)
                .key(keyId)
                .flatMap(SystemKey::certificate)
                .orElseThrow(ConnectionsController::nothingHere);
        return file(PEM, clientId + ".pem", pem);
    }

    @PostMapping("/keys")
    @NeedsProof(Act.CONNECT)
    ModelAndView addKey(
            Caller caller,
            @PathVariable String clientId,
            @RequestParam(defaultValue = "") String credential,
            Locale locale,
            Model model,
            RedirectAttributes answer) {
        Administered one = administered(caller, clientId);
        try {
            connections.addKey(one.system(), credential, one.by());
            return new ModelAndView(say(Said.KEY_ADDED, clientId, answer));
        } catch (ConnectionRefused refused) {
            String typed = refused.fault().mayBeShown() ? credential : "";
            return refused(one, typed, refused, languages.in(locale), model);
        }
    }

    @PostMapping("/keys/{keyId}/removal")
    ModelAndView removeKey(
            Caller caller,
            @PathVariable String clientId,
            @PathVariable String keyId,
            Locale locale,
            Model model,
            RedirectAttributes answer) {
        Administered one = administered(caller, clientId);
        try {
            boolean removed = connections.removeKey(one.system(), keyId, one.by());
            return new ModelAndView(say(removed ? Said.KEY_REMOVED : Said.KEY_NOT_THERE, clientId, answer));
        } catch (ConnectionRefused refused) {
            return refused(one, "", refused, languages.in(locale), model);
        }
    }

    @PostMapping("/suspension")
    String suspend(Caller caller, @PathVariable String clientId, RedirectAttributes answer) {
        Administered one = administered(caller, clientId);
        connections.suspend(one.system(), one.by());
        return say(Said.SUSPENDED, clientId, answer);
    }

    @PostMapping("/resumption")
    @NeedsProof(Act.CONNECT)
    String resume(Caller caller, @PathVariable String clientId, RedirectAttributes answer) {
        Administered one = administered(caller, clientId);
        connections.resume(one.system(), one.by());
        return say(Said.RESUMED, clientId, answer);
    }

    @PostMapping("/removal")
    String remove(
            Caller caller,
            @PathVariable String clientId,
            @RequestParam(defaultValue = "false") boolean sure,
            RedirectAttributes answer) {
        Administered one = administered(caller, clientId);
        if (!sure) {
            return say(Said.NOT_SURE, clientId, answer);
        }
        connections.remove(one.system(), one.by());
        answer.addFlashAttribute("said", Said.REMOVED.name());
        return "redirect:"
                + (one.by().administration().isPresent() ? CustomersController.PLACE : ConnectionsController.PLACE);
    }

    private ModelAndView refused(Administered one, String typed, ConnectionRefused refused, Words words, Model model) {
        ModelAndView page = new ModelAndView(page(one, typed, FaultWords.say(refused.fault(), words), words, model));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private String page(Administered one, String typed, String trouble, Words words, Model model) {
        ConnectedSystem system = one.system();
        Instant now = clock.instant();
        model.addAttribute("customer", ConnectionsController.customer(one.by().administration()));
        model.addAttribute("system", SystemRow.of(system, words, now, settings.warnBefore()));
        model.addAttribute("health", HealthRow.of(healths.of(system), words));
        model.addAttribute("chart", DayChart.of(volumes.of(system.clientId()), words));
        model.addAttribute("selfTest", SelfTestWords.say(selfTests.last(system.clientId()), words));
        model.addAttribute("production", production.of(system, words));
        model.addAttribute("certifies", connections.certifies());
        model.addAttribute("suspended", system.isSuspended());
        model.addAttribute(
                "keys",
                system.keys().stream()
                        .map(key -> KeyRow.of(key, words, now, settings.warnBefore()))
                        .toList());
        model.addAttribute(
                "changes",
                connections.changes(system, CHANGES).stream()
                        .map(change -> ChangeRow.of(change, words))
                        .toList());
        model.addAttribute("hub", hub.publicUrl());
        model.addAttribute("tokenAddress", hub.tokenAddress());
        model.addAttribute("profile", Profile.of(system, hub.publicUrl().toString()));
        model.addAttribute("typed", typed);
        model.addAttribute("trouble", trouble);
        return "connection/system";
    }

    private static String say(Said said, String clientId, RedirectAttributes answer) {
        answer.addFlashAttribute("said", said.name());
        return "redirect:/connections/" + clientId;
    }

    private ConnectedSystem find(Caller caller, String clientId) {
        return administered(caller, clientId).system();
    }

    private Administered administered(Caller caller, String clientId) {
        return ConnectionsController.administered(connections, caller, clientId);
    }

    private static ResponseEntity<String> file(MediaType type, String name, String content) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
