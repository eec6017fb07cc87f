package org.eaddress.hub.connection.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.connection.Connections;
import org.eaddress.hub.connection.Sample;
import org.eaddress.hub.connection.SampleKind;
import org.eaddress.hub.connection.Sandbox;
import org.eaddress.hub.evidence.EventReason;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.sandbox.SandboxFaults;
import org.eaddress.hub.sandbox.Stage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The sandbox of a test system, for people: the same that the system can do itself, and the only way to let it in
/// again before its time.
@Controller
@RequestMapping("/connections/{clientId}/sandbox")
class SandboxController {
    private final Connections connections;
    private final Sandbox sandbox;
    private final Languages languages;

    SandboxController(Connections connections, Sandbox sandbox, Languages languages) {
        this.connections = connections;
        this.sandbox = sandbox;
        this.languages = languages;
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.name());
    }

    @GetMapping
    String show(Caller caller, @PathVariable String clientId, Locale locale, Model model) {
        ConnectedSystem system = test(caller, clientId);
        model.addAttribute("clientId", clientId);
        model.addAttribute("name", PlainText.line(system.name()));
        model.addAttribute("sandbox", SandboxRow.of(sandbox.of(system), languages.in(locale)));
        model.addAttribute("kinds", SampleKind.values());
        model.addAttribute(
                "reasons",
                Arrays.stream(EventReason.values())
                        .map(SandboxApiController::code)
                        .toList());
        model.addAttribute("stages", List.of(Stage.values()));
        model.addAttribute("mostDays", sandbox.limits().move().toDays());
        model.addAttribute("mostHours", sandbox.limits().keysOut().toHours());
        model.addAttribute("mostTimes", sandbox.limits().refusals());
        return "connection/sandbox";
    }

    @PostMapping("/samples")
    String send(
            Caller caller,
            @PathVariable String clientId,
            @RequestParam(defaultValue = "") String kind,
            RedirectAttributes answer) {
        ConnectedSystem system = test(caller, clientId);
        Optional<SampleKind> asked = SampleKind.ofCode(kind);
        if (asked.isEmpty()) {
            return say("NOT_DONE", clientId, answer);
        }
        Optional<Sample> sample = sandbox.send(system, asked.get());
        sample.flatMap(Sample::problem).ifPresent(problem -> answer.addFlashAttribute("problem", problem));
        return say(sample.map(sent -> "SAMPLE_" + sent.state()).orElse("TOO_OFTEN"), clientId, answer);
    }

    @PostMapping("/clock")
    String move(
            Caller caller,
            @PathVariable String clientId,
            @RequestParam(defaultValue = "0") int days,
            RedirectAttributes answer) {
        boolean moved = sandbox.move(test(caller, clientId), Duration.ofDays(days));
        return say(moved ? "MOVED" : "NOT_DONE", clientId, answer);
    }

    @PostMapping("/notification")
    String silence(
            Caller caller, @PathVariable String clientId, @RequestParam boolean broken, RedirectAttributes answer) {
        sandbox.silence(test(caller, clientId), broken);
        return say(broken ? "BROKEN" : "WHOLE", clientId, answer);
    }

    @PostMapping("/keys")
    String keepOut(
            Caller caller,
            @PathVariable String clientId,
            @RequestParam(defaultValue = "0") int hours,
            RedirectAttributes answer) {
        boolean done = sandbox.keepOut(test(caller, clientId), Duration.ofHours(hours));
        return say(done ? hours == 0 ? "LET_IN" : "KEPT_OUT" : "NOT_DONE", clientId, answer);
    }

    @PostMapping("/refusals")
    String refuse(
            Caller caller,
            @PathVariable String clientId,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int times,
            RedirectAttributes answer) {
        ConnectedSystem system = test(caller, clientId);
        boolean done = Stage.ofCode(at)
                .flatMap(stage -> SandboxApiController.reason(reason)
                        .map(why -> sandbox.refuse(system, new SandboxFaults.Asked(stage, why, times))))
                .orElse(false);
        return say(done ? times == 0 ? "NOT_REFUSING" : "REFUSING" : "NOT_DONE", clientId, answer);
    }

    private static String say(String said, String clientId, RedirectAttributes answer) {
        answer.addFlashAttribute("said", said);
        return "redirect:/connections/" + clientId + "/sandbox";
    }

    private ConnectedSystem test(Caller caller, String clientId) {
        return connections
                .find(caller.eAddress(), clientId)
                .filter(ConnectedSystem::isTest)
                .orElseThrow(ConnectionsController::nothingHere);
    }
}
