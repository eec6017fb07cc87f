package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.eaddress.hub.access.RunningHub.ANNA;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

class SessionsTest {
    private static final String ANNAS_CODE = "120185-01232";
    private static final String RASMAS_CODE = "329999-00033";
    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/18.0 Mobile/15E148 Safari/604.1";
    private static final int MOST = 100;

    private static RunningHub hub;
    private static RunningHub another;
    private static Sessions sessions;

    @BeforeAll
    static void start() {
        hub = RunningHub.start("--spring.profiles.active=demo,access-test");
        another = RunningHub.start("--spring.profiles.active=demo,access-test");
        sessions = hub.context().getBean(Sessions.class);
        hub.context()
                .getBean(Directory.class)
                .enrol(new Account(
                        EAddress.ofPerson(RASMAS_CODE), "Rasma Liepa", Account.Kind.PERSON, Account.Status.ACTIVE));
    }

    @AfterAll
    static void stop() {
        another.close();
        hub.close();
    }

    @BeforeEach
    void endAll() {
        sessions.endOthers(ANNA.eAddress(), UUID.randomUUID());
    }

    @AfterEach
    void resetClock() {
        hub.clock().reset();
        another.clock().reset();
    }

    @Test
    void aPersonSeesWhereSheIsSignedIn() {
        Browser firefox = signedIn(hub, FIREFOX);
        signedIn(another, PHONE);

        assertThat(goingOn())
                .extracting(Session::browser, Session::provider, Session::level)
                .containsExactly(
                        tuple("Safari, iPhone", "demo", AssuranceLevel.HIGH),
                        tuple("Firefox, Windows", "demo", AssuranceLevel.HIGH));
        assertThat(firefox.open("/settings/sessions").body())
                .contains(
                        "Safari, iPhone",
                        "Firefox, Windows",
                        "Invented sign-in, high assurance",
                        "Sign out everywhere but here")
                .doesNotContain(ANNAS_CODE);
    }

    @Test
    void aSessionThatIsEndedElsewhereIsOverAtItsNextClickOnWhicheverHub() {
        Browser firefox = signedIn(hub, FIREFOX);
        Browser phone = signedIn(another, PHONE);

        press(firefox, goingOn().getFirst().id().toString());

        assertIsOut(phone);
        assertThat(firefox.open("/mail").statusCode()).isEqualTo(200);
        assertThat(ended()).isEqualTo(Session.How.ENDED_ELSEWHERE);
    }

    @Test
    void allOthersAreEndedTogether() {
        Browser firefox = signedIn(hub, FIREFOX);
        Browser phone = signedIn(hub, PHONE);
        Browser third = signedIn(another, FIREFOX);

        press(firefox, "others");

        assertIsOut(phone);
        assertIsOut(third);
        assertThat(firefox.open("/mail").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        Browser rasma = new Browser(hub);
        rasma.signIn(RASMAS_CODE, "HIGH");
        Browser anna = signedIn(hub, FIREFOX);

        press(rasma, goingOn().getFirst().id().toString());
        press(rasma, "others");

        assertThat(anna.open("/mail").statusCode()).isEqualTo(200);
        assertThat(rasma.open("/settings/sessions").body()).doesNotContain("Firefox, Windows");
    }

    @Test
    void aFormOfASessionThatWasEndedIsNotTaken() {
        Browser phone = signedIn(hub, PHONE);
        String token = phone.open("/form").body();
        sessions.endOthers(ANNA.eAddress(), UUID.randomUUID());

        HttpResponse<String> answer = phone.post("/mail", Map.of("text", "x", "_csrf", token));

        assertThat(Browser.location(answer)).isEqualTo("/session-ended");
    }

    @Test
    void aSessionInWhichNothingHappensEnds() {
        Browser firefox = signedIn(hub, FIREFOX);
        hub.clock().goAhead(Duration.ofMinutes(29));
        assertThat(firefox.open("/mail").statusCode()).isEqualTo(200);
        hub.clock().goAhead(Duration.ofMinutes(29));
        assertThat(firefox.open("/mail").statusCode()).isEqualTo(200);

        hub.clock().goAhead(Duration.ofMinutes(31));

        assertThat(ended()).isEqualTo(Session.How.BY_ITSELF);
        assertIsOut(firefox);
    }

    @Test
    void noSessionLastsLongerThanAnyMay() {
        Browser firefox = signedIn(hub, FIREFOX);
        for (int click = 0; click < 28; click++) {
            hub.clock().goAhead(Duration.ofMinutes(25));
            assertThat(firefox.open("/mail").statusCode()).isEqualTo(200);
        }

        hub.clock().goAhead(Duration.ofMinutes(25));

        assertIsOut(firefox);
    }

    @Test
    void signingOutIsOnRecord() {
        Browser firefox = signedIn(hub, FIREFOX);

        firefox.post("/logout", Map.of("_csrf", firefox.open("/form").body()));

        assertThat(goingOn()).isEmpty();
        assertThat(ended()).isEqualTo(Session.How.SIGNED_OUT);
    }

    @Test
    void whoSignsInWithTheBrowserOfAnotherBeginsWithNothingOfHers() {
        Browser shared = signedIn(hub, FIREFOX);
        String before = shared.cookie();

        HttpResponse<String> came = shared.signIn(RASMAS_CODE, "HIGH");

        assertThat(came.uri().getPath()).isEqualTo("/");
        assertThat(shared.open("/mail").body()).startsWith("Mailbox of Rasma Liepa");
        assertThat(shared.cookie()).isNotEqualTo(before);
        assertThat(ended()).isEqualTo(Session.How.REPLACED);
    }

    @Test
    void whoSignsInAgainGoesOnInHerSession() {
        Browser firefox = signedIn(hub, FIREFOX);
        firefox.signIn(ANNAS_CODE, "SUBSTANTIAL");

        assertThat(goingOn()).extracting(Session::level).containsExactly(AssuranceLevel.SUBSTANTIAL);
    }

    @Test
    void whatIsOldIsForgotten() {
        UUID old = signedInLongAgo();
        signedIn(hub, FIREFOX);

        assertThat(sessions.of(ANNA.eAddress(), MOST)).extracting(Session::id).doesNotContain(old);
    }

    private static UUID signedInLongAgo() {
        hub.clock().goAhead(Duration.ofDays(-731));
        Caller anna = new Caller(ANNA.eAddress(), ANNA.name(), Caller.Way.PERSON, "level");
        UUID old = sessions.begin(new SignedInPerson(anna, idToken(), "demo", AssuranceLevel.HIGH), "Firefox, Windows");
        hub.clock().reset();
        return old;
    }

    private static OidcIdToken idToken() {
        return OidcIdToken.withTokenValue("any").subject("anna").build();
    }

    private static Browser signedIn(RunningHub where, String browser) {
        Browser opened = new Browser(where, browser);
        opened.signIn(ANNAS_CODE, "HIGH");
        assertThat(opened.open("/mail").statusCode()).isEqualTo(200);
        return opened;
    }

    private static void press(Browser browser, String session) {
        String token = browser.open("/form").body();
        HttpResponse<String> answer = browser.post("/settings/sessions", Map.of("session", session, "_csrf", token));
        assertThat(Browser.location(answer)).isEqualTo("/settings/sessions");
    }

    private static void assertIsOut(Browser browser) {
        assertThat(Browser.location(browser.open("/mail"))).isEqualTo("/sign-in/demo");
    }

    private static List<Session> goingOn() {
        return sessions.of(ANNA.eAddress(), MOST).stream()
                .filter(session -> session.end().isEmpty())
                .toList();
    }

    /// How the session of Anna ended that began last of those that are over.
    private static Session.How ended() {
        return sessions.of(ANNA.eAddress(), MOST).stream()
                .flatMap(session -> session.end().stream())
                .findFirst()
                .orElseThrow()
                .how();
    }
}
