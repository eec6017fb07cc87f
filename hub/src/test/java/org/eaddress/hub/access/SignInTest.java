package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.access.RunningHub.ANNA;
import static org.eaddress.hub.access.RunningHub.JURIS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final String ANNAS_CODE = "120185-01232";
    private static RunningHub hub;
    private Browser browser;

    @BeforeAll
    static void start() {
        hub = RunningHub.start("--spring.profiles.active=demo,access-test");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(hub);
    }

    @Test
    void aPersonSignsInAndComesBackToThePageAskedFor() {
        HttpResponse<String> picker = browser.follow(browser.open("/mail?page=2"));
        assertThat(picker.uri().getPath()).isEqualTo("/demo/sign-in");
        assertThat(picker.body()).contains(ANNA.name()).doesNotContain(JURIS.name());

        HttpResponse<String> mail = browser.follow(browser.pick(picker, ANNAS_CODE));

        assertThat(mail.statusCode()).isEqualTo(200);
        assertThat(mail.uri()).isEqualTo(hub.address().resolve("/mail?page=2"));
        assertThat(mail.body())
                .isEqualTo("Mailbox of Anna Ozola, _PRIVATE@120185-01232, PERSON, urn:eaddress:assurance:demo:high");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mail", "/mail/0193-anything", "/mail/1/documents/0"})
    void whoeverReadsInTheMailboxIsLedToTheSignInWhateverIsAccepted(String page) {
        assertThat(Browser.location(browser.open(page, "*/*"))).isEqualTo("/sign-in/demo");
    }

    @Test
    void aProgramIsToldInItsOwnWords() {
        assertThat(browser.open("/mail", "application/json").statusCode()).isEqualTo(401);
        assertThat(browser.open("/form", "*/*").statusCode()).isEqualTo(401);
        assertThat(browser.open("/v1/account", "*/*").statusCode()).isEqualTo(401);
    }

    @Test
    void theSignInUsesCodeFlowWithProofKeyStateAndNonce() {
        String start = Browser.location(browser.open("/mail"));
        assertThat(start).isEqualTo("/sign-in/demo");

        assertThat(Browser.location(browser.open(start)))
                .startsWith(hub.issuer() + "/demo/oauth2/authorize?response_type=code&client_id=portal&scope=openid")
                .contains("&code_challenge_method=S256", "&code_challenge=", "&state=", "&nonce=");
    }

    @Test
    void toBePickedIsNotToBeSignedIn() {
        HttpResponse<String> picker = browser.follow(browser.open("/mail"));
        HttpResponse<String> picked = browser.pick(picker, ANNAS_CODE);
        assertThat(Browser.location(picked)).contains("/demo/oauth2/authorize?");

        assertThat(Browser.location(browser.open("/mail"))).isEqualTo("/sign-in/demo");
    }

    @Test
    void aCodeIsOfNoUseInAnotherBrowser() {
        HttpResponse<String> picker = browser.follow(browser.open("/mail"));
        HttpResponse<String> code = browser.open(Browser.location(browser.pick(picker, ANNAS_CODE)));
        assertThat(Browser.location(code)).contains("/signed-in/demo?code=");

        Browser thief = new Browser(hub);
        HttpResponse<String> answer = thief.open(Browser.location(code));

        assertThat(Browser.location(answer)).isEqualTo("/sign-in-failed");
        assertThat(Browser.location(thief.open("/mail"))).isEqualTo("/sign-in/demo");
    }

    @Test
    void aPersonWithoutOpenAccountSeesACalmPage() {
        Directory directory = hub.context().getBean(Directory.class);
        HttpResponse<String> picker = browser.follow(browser.open("/mail"));
        HttpResponse<String> picked = browser.pick(picker, ANNAS_CODE);
        directory.enrol(new Account(ANNA.eAddress(), ANNA.name(), ANNA.kind(), Account.Status.CLOSED));
        try {
            HttpResponse<String> page = browser.follow(picked);

            assertThat(page.uri().getPath()).isEqualTo("/no-e-address");
            assertThat(page.body()).isEqualTo("no e-address yet");
            assertThat(Browser.location(browser.open("/mail"))).isEqualTo("/sign-in/demo");
        } finally {
            directory.enrol(ANNA);
        }
    }

    @Test
    void whoeverIsNotOnTheListCannotBePicked() {
        HttpResponse<String> picker = browser.follow(browser.open("/mail"));

        HttpResponse<String> answer = browser.follow(browser.pick(picker, "050371-01239"));

        assertThat(answer.uri().getPath()).isEqualTo("/demo/sign-in");
    }

    @Test
    void pickingWithoutTheFormsTokenIsRefused() {
        HttpResponse<String> picker = browser.follow(browser.open("/mail"));

        HttpResponse<String> answer = browser.post(
                "/demo/sign-in",
                Map.of("person", ANNAS_CODE, "authorization", Browser.hidden(picker, "authorization")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void signingInChangesTheSession() {
        HttpResponse<String> picker = browser.follow(browser.open("/mail"));
        String before = browser.cookie();

        browser.follow(browser.pick(picker, ANNAS_CODE));

        assertThat(browser.cookie()).isNotEqualTo(before);
    }

    @Test
    void theSessionCookieIsForTheHubAlone() {
        HttpResponse<String> answer = browser.open("/mail");

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("hub=")
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        signIn();
        browser.open("/form");

        assertThat(browser.post("/mail", Map.of("text", "x")).statusCode()).isEqualTo(403);
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.open("/mail").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormOfASessionThatIsOverLeadsToWhereItIsSaid() {
        HttpResponse<String> answer = browser.post("/mail", Map.of("_csrf", "of a session that is over"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo("/session-ended");
    }

    @Test
    void whoeverSignsOutOfASessionThatIsOverComesToTheStart() {
        HttpResponse<String> answer = browser.post("/logout", Map.of("_csrf", "of a session that is over"));

        assertThat(Browser.location(answer)).isEqualTo("/");
    }

    @Test
    void signingOutTakesAPostAndEndsTheSession() {
        signIn();
        assertThat(browser.open("/logout").statusCode()).isEqualTo(404);
        assertThat(browser.open("/mail").statusCode()).isEqualTo(200);

        String token = browser.open("/form").body();
        HttpResponse<String> answer = browser.follow(browser.post("/logout", Map.of("_csrf", token)));

        assertThat(answer.uri().getPath()).isEqualTo("/");
        assertThat(answer.body()).isEqualTo("the start");
        assertThat(Browser.location(browser.open("/mail"))).isEqualTo("/sign-in/demo");
        assertThat(browser.follow(browser.open("/mail")).uri().getPath()).isEqualTo("/demo/sign-in");
    }

    @Test
    void whoeverTypesLocalhostComesToThePublicAddress() {
        String typed = hub.issuer().replace("127.0.0.1", "localhost");

        assertThat(Browser.location(browser.open(typed + "/mail?page=2"))).isEqualTo(hub.issuer() + "/mail?page=2");
    }

    @Test
    void aProgramThatNamesNoHostIsNotLedAway() throws IOException {
        try (Socket plain = new Socket(hub.address().getHost(), hub.address().getPort())) {
            plain.getOutputStream().write("GET /actuator/health HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aPersonsSessionDoesNotOpenTheApi() {
        signIn();

        assertThat(browser.open("/v1/account").statusCode()).isEqualTo(401);
    }

    @Test
    void pagesLoadNothingForeignAndAreNotFramed() {
        signIn();

        HttpResponse<String> mail = browser.open("/mail");
        assertThat(mail.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                        + "frame-ancestors 'none'");
        assertThat(mail.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(mail.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(mail.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(browser.open("/demo/sign-in").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    }

    @Test
    void documentsAndTheirViewerAreFramedByUsAlone() {
        signIn();

        for (String path : new String[] {"/mail/1/documents/0", "/webjars/pdf-js/5.3.31/web/viewer.html"}) {
            HttpResponse<String> answer = browser.open(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "frame-ancestors 'self'");
            assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
        }
    }

    @Test
    void whatTheSessionRemembersCanBeStored() throws IOException, ClassNotFoundException {
        Caller anna = new Caller(ANNA.eAddress(), ANNA.name(), Caller.Way.PERSON, "level");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(anna);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(anna);
        }
    }

    private void signIn() {
        HttpResponse<String> picker = browser.follow(browser.open("/mail"));
        assertThat(browser.follow(browser.pick(picker, ANNAS_CODE)).statusCode())
                .isEqualTo(200);
    }
}
