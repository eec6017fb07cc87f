package org.eaddress.hub.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Gives out the offline verifier, one file that whoever likes may keep: it works without the hub.
///
/// The page brings its own policy, which is stricter than that of the portal; it is repeated in the header.
@Controller
class VerifierPage {
    private static final Pattern POLICY = Pattern.compile("Content-Security-Policy\" content=\"([^\"]+)\"");

    private final byte[] html;
    private final String policy;

    VerifierPage() throws IOException {
        html = new ClassPathResource("api-spec/verifier/verify.html").getContentAsByteArray();
        var stated = POLICY.matcher(new String(html, StandardCharsets.UTF_8));
        if (!stated.find()) {
            throw new IllegalStateException("The offline verifier states no policy");
        }
        policy = stated.group(1);
    }

    @GetMapping("/verify")
    ResponseEntity<byte[]> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", policy + "; frame-ancestors 'none'")
                .body(html);
    }
}
