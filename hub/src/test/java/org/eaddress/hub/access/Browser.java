package org.eaddress.hub.access;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person's browser: it keeps cookies, asks for HTML and stops at each redirect.
final class Browser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI hub;
    private final String calledItself;

    Browser(RunningHub hub) {
        this(hub, "a browser");
    }

    /// One that says this of itself.
    Browser(RunningHub hub, String calledItself) {
        this.hub = hub.address();
        this.calledItself = calledItself;
    }

    HttpResponse<String> open(String address) {
        return send(page(address).build());
    }

    /// As a program does that takes this.
    HttpResponse<String> open(String address, String accept) {
        return send(page(address).setHeader("Accept", accept).build());
    }

    /// Follows redirects from here, at most ten, to the page they end at.
    HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> at = answer;
        for (int hop = 0; hop < 10 && at.statusCode() / 100 == 3; hop++) {
            at = open(location(at));
        }
        return at;
    }

    HttpResponse<String> post(String address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(page(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /// Presses the button of this person on the picker's page.
    HttpResponse<String> pick(HttpResponse<String> picker, String personalCode) {
        return pick(picker, personalCode, "HIGH");
    }

    /// The same, at this level.
    HttpResponse<String> pick(HttpResponse<String> picker, String personalCode, String level) {
        return post(
                "/demo/sign-in",
                Map.of(
                        "person",
                        personalCode,
                        "level",
                        level,
                        "authorization",
                        hidden(picker, "authorization"),
                        "_csrf",
                        hidden(picker, "_csrf")));
    }

    /// Signs in with the demo's provider; the page where that ends.
    HttpResponse<String> signIn(String personalCode, String level) {
        return follow(pick(follow(open("/sign-in/demo")), personalCode, level));
    }

    static String hidden(HttpResponse<String> page, String name) {
        Matcher field = HIDDEN.matcher(page.body());
        while (field.find()) {
            if (field.group(1).equals(name)) {
                return field.group(2).replace("&amp;", "&");
            }
        }
        throw new AssertionError("no hidden field " + name + " in " + page.body());
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /// The value of the session's cookie.
    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(SessionCookie.NAME))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private HttpRequest.Builder page(String address) {
        return HttpRequest.newBuilder(hub.resolve(address))
                .header("User-Agent", calledItself)
                .header("Accept-Language", "en")
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
