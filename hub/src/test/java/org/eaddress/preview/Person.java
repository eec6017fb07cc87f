package org.eaddress.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A person with a browser that knows no script.
public final class Person implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI portal;
    private final HttpClient browser;

    private Person(URI portal) {
        this.portal = portal;
        this.browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NORMAL)
                .build();
    }

    public static Person somebody(int port) {
        return new Person(URI.create("http://localhost:" + port));
    }

    public static Person signedIn(int port, String name) {
        Person person = somebody(port);
        person.post("/login", person.get("/login").body(), "username=" + name + "&password=demo");
        return person;
    }

    public HttpResponse<String> get(String address, String... headers) {
        var request = HttpRequest.newBuilder(portal.resolve(address)).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> head(String address) {
        return send(HttpRequest.newBuilder(portal.resolve(address)).HEAD().build());
    }

    /// Sends a form of the page.
    public HttpResponse<String> post(String address, String page, String fields) {
        Matcher token = TOKEN.matcher(page);
        String secret = token.find() ? URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) : "";
        return send(HttpRequest.newBuilder(portal.resolve(address))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields + "&_csrf=" + secret))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
