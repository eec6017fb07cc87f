package org.eaddress.hub.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The pages that belong to no module.
@Controller
class PortalPages {
    @GetMapping("/")
    String start(HttpServletRequest request) {
        return request.getUserPrincipal() == null ? "portal/start" : "redirect:/mail";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "portal/accessibility";
    }

    /// Where a person is led whose form came after the session's end.
    @GetMapping("/session-ended")
    String sessionEnded() {
        return "portal/session-ended";
    }

    /// Where a person is led who is signed in and has no e-address.
    @GetMapping("/no-e-address")
    String noEAddress() {
        return "portal/no-e-address";
    }
}
