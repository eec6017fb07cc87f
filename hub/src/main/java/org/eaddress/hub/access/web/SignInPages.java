package org.eaddress.hub.access.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What is shown when a sign-in came to nothing.
@Controller
class SignInPages {
    @GetMapping("/sign-in-failed")
    String failed() {
        return "access/failed";
    }
}
