package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepUpTest {
    private static final String ANNAS_CODE = "120185-01232";
    private static final String RASMAS_CODE = "329999-00033";
    private static final String TYPED = "first line\r\n\"second\" <line>";
    private static LooseProvider other;
    private static RunningHub hub;
    private Browser browser;

    @BeforeAll
    static void start() {
        other = LooseProvider.start();
        List<String> settings =
                new ArrayList<>(List.of("--spring.profiles.active=demo,access-test", "--hub.sign-in.idle=3h"));
        settings.addAll(other.settings("other"));
        hub = RunningHub.start(settings.toArray(String[]::new));
        hub.context()
                .getBean(Directory.class)
                .enrol(new Account(
                        EAddress.ofPerson(RASMAS_CODE), "Rasma Liepa", Account.Kind.PERSON, Account.Status.ACTIVE));
    }

    @AfterAll
    static void stop() {
        hub.close();
        other.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(hub);
    }

    @AfterEach
    void behave() {
        hub.clock().reset();
        other.behave();
    }

    @Test
    void whoProvedItSurelyAndLatelyIsNotAskedAgain() {
        browser.signIn(ANNAS_CODE, "HIGH");

        assertThat(act().body()).isEqualTo("urn:eaddress:assurance:demo:high did " + TYPED);
    }

    @Test
    void anActThatNeedsMoreWaitsUntilSheProvedItAndThenGoesOn() {
        browser.signIn(ANNAS_CODE, "SUBSTANTIAL");

        HttpResponse<String> page = browser.follow(act());
        assertThat(page.uri().getPath()).isEqualTo("/step-up");
        assertThat(page.body()).contains("/sign-in/demo", "/sign-in/other").doesNotContain("second");
        HttpResponse<String> goOn = browser.signIn(ANNAS_CODE, "HIGH");

        assertThat(goOn.uri().getPath()).isEqualTo("/step-up");
        assertThat(goOn.body()).contains("action=\"/act\"", "<bdi>first line", "&quot;second&quot; &lt;line&gt;");
        assertThat(act(Browser.hidden(goOn, "_csrf")).body())
                .isEqualTo("urn:eaddress:assurance:demo:high did " + TYPED);
        assertThat(Browser.location(browser.open("/step-up"))).isEqualTo("/");
    }

    @Test
    void theProviderIsAskedForTheLevelAndForAProofMadeNow() {
        browser.signIn(ANNAS_CODE, "SUBSTANTIAL");
        act();

        assertThat(Browser.location(browser.open("/sign-in/demo")))
                .contains("&acr_values=urn:eaddress:assurance:demo:high&", "&max_age=0");
    }

    @Test
    void whoComesBackNoSurerThanBeforeDoesNotGoOn() {
        browser.signIn(ANNAS_CODE, "SUBSTANTIAL");
        act();

        HttpResponse<String> page = browser.signIn(ANNAS_CODE, "SUBSTANTIAL");

        assertThat(page.uri()).isEqualTo(hub.address().resolve("/step-up?why=too-low"));
        assertThat(Browser.location(act())).isEqualTo("/step-up");
        assertThat(browser.open("/mail").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherPersonDoesNotLetItGoOn() {
        browser.signIn(ANNAS_CODE, "SUBSTANTIAL");
        act();

        HttpResponse<String> page = browser.signIn(RASMAS_CODE, "HIGH");

        assertThat(page.uri()).isEqualTo(hub.address().resolve("/step-up?why=another-person"));
        assertThat(browser.open("/mail").body()).startsWith("Mailbox of Anna Ozola");
    }

    @Test
    void aProviderThatOnlyRemembersHerIsNotBelieved() {
        browser.signIn(ANNAS_CODE, "SUBSTANTIAL");
        act();
        long before = Instant.now().minus(Duration.ofHours(2)).getEpochSecond();
        other.say(claims -> claims.claim("auth_time", before));
        assertThat(browser.follow(browser.open("/sign-in/other")).uri().getQuery())
                .isEqualTo("why=not-anew");

        other.say(claims -> claims.claim("auth_time", null));
        assertThat(browser.follow(browser.open("/sign-in/other")).uri().getQuery())
                .isEqualTo("why=not-anew");
    }

    @Test
    void aProofOfLongAgoIsNoProof() {
        browser.signIn(ANNAS_CODE, "HIGH");
        hub.clock().goAhead(Duration.ofMinutes(59));
        assertThat(act().statusCode()).isEqualTo(200);

        hub.clock().goAhead(Duration.ofMinutes(2));

        assertThat(Browser.location(act())).isEqualTo("/step-up");
    }

    @Test
    void whatWaitsIsForgotten() {
        browser.signIn(ANNAS_CODE, "SUBSTANTIAL");
        act();
        hub.clock().goAhead(Duration.ofMinutes(16));

        assertThat(Browser.location(browser.open("/step-up"))).isEqualTo("/");
    }

    @Test
    void aFormThatSomebodyElseMadeDoesNotWait() {
        browser.signIn(ANNAS_CODE, "SUBSTANTIAL");

        assertThat(browser.post("/act", Map.of("text", "x", "_csrf", "forged")).statusCode())
                .isEqualTo(302);
        assertThat(Browser.location(browser.open("/step-up"))).isEqualTo("/");
    }

    @Test
    void whatIsTooMuchToKeepIsNotKept() {
        browser.signIn(ANNAS_CODE, "SUBSTANTIAL");
        String token = browser.open("/form").body();

        assertThat(browser.post("/act", Map.of("text", "x".repeat(70_000), "_csrf", token))
                        .statusCode())
                .isEqualTo(413);
    }

    private HttpResponse<String> act() {
        return act(browser.open("/form").body());
    }

    private HttpResponse<String> act(String token) {
        return browser.post("/act", Map.of("text", TYPED, "_csrf", token));
    }
}
