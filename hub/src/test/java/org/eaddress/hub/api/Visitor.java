package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A person with a browser that knows no script, at the portal of a whole hub.
final class Visitor implements AutoCloseable {
    static final String ANNA = "329999-00017";
    static final String RASMA_OF_THE_COUNCIL = "329999-00033";
    static final String JURIS_OF_THE_COMPANY = "329999-00041";

    private static final Pattern ORGANISATION = Pattern.compile("name=\"account\" value=\"(_DEFAULT@[^\"]+)\"");
    private static final String BOUNDARY = "----a-boundary-of-the-test";

    private final URI portal;
    private final HttpClient browser;

    private Visitor(URI portal) {
        this.portal = portal;
        this.browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /// Signed in, in English.
    static Visitor signedIn(TestHub hub, String personalCode) {
        Visitor visitor = new Visitor(hub.address());
        HttpResponse<String> picker = visitor.open("/mail");
        visitor.press(
                "/demo/sign-in",
                picker,
                "person=" + personalCode + "&authorization=" + encoded(hidden(picker.body(), "authorization")));
        visitor.open("/mail?lang=en");
        return visitor;
    }

    /// From now on she acts for the first organisation that she may act for.
    Visitor forOrganisation() {
        HttpResponse<String> choices = open("/mailboxes");
        Matcher organisation = ORGANISATION.matcher(choices.body());
        if (!organisation.find()) {
            throw new AssertionError("She may act for no organisation");
        }
        press("/mailboxes", choices, "account=" + organisation.group(1));
        return this;
    }

    HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(portal.resolve(path)));
    }

    /// Sends a form of the page.
    HttpResponse<String> press(String path, HttpResponse<String> page, String fields) {
        return press(path, hidden(page.body(), "_csrf"), fields);
    }

    /// A form that somebody else's page has.
    HttpResponse<String> pressForged(String path, String fields) {
        return press(path, "forged", fields);
    }

    private HttpResponse<String> press(String path, String token, String fields) {
        String form = fields + "&_csrf=" + encoded(token);
        return send(HttpRequest.newBuilder(portal.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /// Chooses these files on the page of documents and presses its button.
    HttpResponse<String> upload(String path, HttpResponse<String> page, String then, Enclosure... files) {
        return uploadAs(hidden(page.body(), "_csrf"), path, BodyPublishers.ofByteArray(body(then, files)));
    }

    /// A form that somebody else's page has.
    HttpResponse<String> uploadForged(String path, Enclosure file) {
        return uploadAs("forged", path, BodyPublishers.ofByteArray(body("on", file)));
    }

    /// A body that ends in the middle of its file.
    HttpResponse<String> uploadHalf(String path, HttpResponse<String> page, Enclosure file) {
        byte[] body = body("on", file);
        return uploadAs(hidden(page.body(), "_csrf"), path, BodyPublishers.ofByteArray(body, 0, body.length - 200));
    }

    private HttpResponse<String> uploadAs(String token, String path, HttpRequest.BodyPublisher body) {
        return send(HttpRequest.newBuilder(portal.resolve(path + "?_csrf=" + encoded(token)))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body));
    }

    private static byte[] body(String then, Enclosure... files) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Enclosure file : files) {
            write(
                    body,
                    "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                            .formatted(BOUNDARY, file.name(), file.mediaType()));
            body.writeBytes(file.bytes());
            write(body, "\r\n");
        }
        write(
                body,
                "--%1$s\r\nContent-Disposition: form-data; name=\"then\"\r\n\r\n%2$s\r\n--%1$s--\r\n"
                        .formatted(BOUNDARY, then));
        return body.toByteArray();
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1).replace("&amp;", "&");
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        browser.close();
    }
}
