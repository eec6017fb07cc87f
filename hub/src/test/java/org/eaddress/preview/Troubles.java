package org.eaddress.preview;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// A page that fails.
@Controller
public class Troubles {
    /// What it says when it fails.
    public static final String WORDS = "words that no page may show";

    @GetMapping("/trouble")
    String fail() {
        throw new IllegalStateException(WORDS);
    }
}
