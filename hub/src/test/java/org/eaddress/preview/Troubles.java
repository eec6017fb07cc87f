package org.eaddress.preview;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// A page that fails.
@Controller
class Troubles {
    @GetMapping("/trouble")
    String fail() {
        throw new IllegalStateException("words that no page may show");
    }
}
