package org.eaddress.preview;

import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/// Asks only who one is.
@Controller
class PreviewIdentityProvider {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><title>Who are you?</title></head><body><main><h1>Who are you?</h1>
            <form method="post" action="/login"><input type="hidden" name="_csrf" value="%s">
            <input type="hidden" name="password" value="demo">
            <p><button name="username" value="anna">Anna Ozola</button></p>
            <p><button name="username" value="uldis">Uldis Bērziņš</button></p>
            </form></main></body></html>""";

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String ask(CsrfToken token) {
        return PAGE.formatted(token.getToken());
    }
}
