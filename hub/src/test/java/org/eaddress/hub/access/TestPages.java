package org.eaddress.hub.access;

import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Pages that stand where the portal's are.
@RestController
@Profile("access-test")
class TestPages {
    @GetMapping("/mail")
    String mail(Caller caller) {
        return "Mailbox of " + caller.name() + ", " + caller.eAddress().value() + ", " + caller.way() + ", "
                + caller.assuranceLevel();
    }

    @GetMapping("/mail/{id}/documents/{number}")
    String document() {
        return "a document";
    }

    @GetMapping("/")
    String start() {
        return "the start";
    }

    @GetMapping("/no-e-address")
    String noEAddress() {
        return "no e-address yet";
    }

    @PostMapping("/mail")
    String write(Caller caller) {
        return "written";
    }

    @PostMapping("/act")
    @NeedsProof(Act.CONNECT)
    String act(Caller caller, @RequestParam String text) {
        return caller.assuranceLevel() + " did " + text;
    }

    @GetMapping("/form")
    String form(Optional<Caller> caller, CsrfToken token) {
        return caller.isPresent() ? token.getToken() : "nobody";
    }
}
