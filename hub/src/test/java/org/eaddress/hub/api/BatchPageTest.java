package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The board's page of batches, as the operator works it in a browser.
@ExtendWith(HubExtension.class)
class BatchPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ILZE = "329999-00025";
    private static final String PAGE = "/board/batches";

    private final TestHub hub;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    BatchPageTest(TestHub hub) {
        this.hub = hub;
    }

    private String open(String path) throws Exception {
        return send(HttpRequest.newBuilder(hub.address().resolve(path)));
    }

    private String press(String path, String page, String fields) throws Exception {
        String form = fields + "&_csrf=" + encoded(hidden(page, "_csrf"));
        return send(HttpRequest.newBuilder(hub.address().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString())
                .body();
    }

    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1).replace("&amp;", "&");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String signIn(String personalCode) throws Exception {
        String picker = open(PAGE);
        return press(
                "/demo/sign-in",
                picker,
                "person=" + personalCode + "&authorization=" + encoded(hidden(picker, "authorization")));
    }

    /// Held, because it is unusually large.
    private URI batchOf(Party sender) {
        Letter letter = Letter.between(sender, hub.newPerson(), hub.newPerson(), hub.newPerson(), hub.newPerson());
        sender.put(letter.document()).expect(201);
        String path = "/v1/batches/" + letter.id();
        sender.call(Call.json("PUT", path, letter.json().toString())).expect(201);
        await().atMost(PATIENCE).until(() -> sender.get(path).text("state").equals("held"));
        return URI.create(path);
    }

    @Test
    void whatIsHeldRunsOnAtThePressOfAButtonAndWhatShouldNotIsStopped() throws Exception {
        Party sender = hub.newUnit();
        String approved = batchOf(sender).toString();
        String stopped = batchOf(sender).toString();
        String page = signIn(ILZE);
        assertThat(page).contains("Sūtījumu kopas", "Apturēta: neparasti liela", "1 no 4");

        press(PAGE + approved.substring("/v1/batches".length()) + "/approve", page, "x=1");
        press(PAGE + stopped.substring("/v1/batches".length()) + "/stop", page, "x=1");

        await().atMost(PATIENCE).until(() -> sender.get(approved).text("state").equals("done"));
        assertThat(sender.get(approved).text("approvedBy")).isNotBlank();
        assertThat(sender.get(stopped).text("state")).isEqualTo("stopped");
        assertThat(sender.get(approved).list("decisions")).hasSize(1);
        assertThat(sender.get(stopped).list("decisions")).hasSize(1);
    }

    @Test
    void whoNeitherRunsTheHubNorActsForTheSenderSeesNothing() throws Exception {
        batchOf(hub.newUnit());

        assertThat(signIn("329999-00017")).doesNotContain("Sūtījumu kopas");
    }
}
