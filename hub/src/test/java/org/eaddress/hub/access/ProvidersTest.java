package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eaddress.hub.access.RunningHub.ANNA;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {
    private static final String ANNAS_CODE = "120185-01232";
    private static LooseProvider other;
    private static RunningHub hub;
    private Browser browser;

    @BeforeAll
    static void start() {
        other = LooseProvider.start();
        List<String> settings = new ArrayList<>(List.of("--spring.profiles.active=demo,access-test"));
        settings.addAll(other.settings("other"));
        hub = RunningHub.start(settings.toArray(String[]::new));
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
        other.behave();
    }

    @Test
    void amongSeveralAPersonChooses() {
        HttpResponse<String> choice = browser.follow(browser.open("/mail"));

        assertThat(choice.uri().getPath()).isEqualTo("/sign-in");
        assertThat(choice.body()).contains("/sign-in/demo", "/sign-in/other");
    }

    @Test
    void eachSignsPeopleInAndTheyComeBackToThePageAskedFor() {
        browser.open("/mail?page=2");
        HttpResponse<String> mail = browser.follow(browser.open("/sign-in/other"));
        assertThat(mail.uri()).isEqualTo(hub.address().resolve("/mail?page=2"));
        assertThat(mail.body()).isEqualTo(mailOf(LooseProvider.HIGH));

        Browser second = new Browser(hub);
        second.open("/mail");
        assertThat(second.follow(second.pick(second.follow(second.open("/sign-in/demo")), ANNAS_CODE))
                        .body())
                .isEqualTo(mailOf("urn:eaddress:assurance:demo:high"));
    }

    @Test
    void aProviderIsAskedForTheLevelsThatAreSureEnough() {
        assertThat(Browser.location(browser.open("/sign-in/demo")))
                .contains("&acr_values=urn:eaddress:assurance:demo:substantial%20urn:eaddress:assurance:demo:high");
    }

    @Test
    void aProviderThatIsNotOursIsNotSentTo() {
        assertThat(browser.follow(browser.open("/sign-in/nobody")).uri().getPath())
                .isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {LooseProvider.LOW, "https://loose.example/loa/what-nobody-mapped"})
    void whoIsNotSurelyEnoughKnownIsToldSo(String acr) {
        other.say(claims -> claims.claim("acr", acr));

        HttpResponse<String> refused = browser.follow(browser.open("/sign-in/other"));

        assertThat(refused.uri()).isEqualTo(hub.address().resolve("/sign-in-failed?why=too-low"));
        assertThat(refused.body()).contains("not sure enough here");
        assertNobodyIsSignedIn(browser);
    }

    @Test
    void inTheDemoTheLevelCanBeChosen() {
        HttpResponse<String> picker = browser.follow(browser.open("/sign-in/demo"));
        assertThat(browser.follow(browser.pick(picker, ANNAS_CODE, "LOW")).uri().getQuery())
                .isEqualTo("why=too-low");

        picker = browser.follow(browser.open("/sign-in/demo"));
        assertThat(browser.follow(browser.pick(picker, ANNAS_CODE, "SUBSTANTIAL"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.open("/mail").body()).isEqualTo(mailOf("urn:eaddress:assurance:demo:substantial"));
    }

    @Test
    void whoSaysNoLevelWhereNoneIsAssumedSignsNobodyIn() {
        other.say(claims -> claims.claim("acr", null));

        assertFails(browser.open("/sign-in/other"));
    }

    @Test
    void theAnswerOfOneProviderIsNotTakenAsThatOfAnother() {
        String answer = Browser.location(browser.open(Browser.location(browser.open("/sign-in/other"))));
        int exchanges = other.exchanges();

        assertFails(browser.open(LooseProvider.at("/signed-in/demo", answer)));
        assertThat(other.exchanges()).isEqualTo(exchanges);
        assertFails(browser.open(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://somebody-else.example", ""})
    void anAnswerThatNamesAnotherIssuerOrNoneIsRefusedBeforeItsCodeGoesAnywhere(String issuer) {
        other.callItself(issuer);
        int exchanges = other.exchanges();

        assertFails(browser.open("/sign-in/other"));
        assertThat(other.exchanges()).isEqualTo(exchanges);
    }

    @Test
    void anIdTokenOfAnotherIssuerOrForAnotherClientIsRefused() {
        other.say(claims -> claims.issuer(hub.issuer() + "/demo"));
        assertFails(browser.open("/sign-in/other"));

        other.say(claims -> claims.audience("somebody-else"));
        assertFails(browser.open("/sign-in/other"));
    }

    @Test
    void anIdTokenThatWasMadeForAnotherSignInIsRefused() {
        String[] first = new String[1];
        other.say(claims -> {
            first[0] = String.valueOf(claims.getClaims().get("nonce"));
            return claims;
        });
        browser.follow(browser.open("/sign-in/other"));
        Browser victim = new Browser(hub);
        other.say(claims -> claims.claim("nonce", first[0]));

        assertThat(victim.follow(victim.open("/sign-in/other")).uri().getPath()).isEqualTo("/sign-in-failed");
        assertNobodyIsSignedIn(victim);
    }

    @Test
    void anAnswerIsGoodOnce() {
        String answer = Browser.location(browser.open(Browser.location(browser.open("/sign-in/other"))));
        assertThat(browser.follow(browser.open(answer)).statusCode()).isEqualTo(200);
        int exchanges = other.exchanges();

        assertThat(Browser.location(browser.open(answer))).isEqualTo("/sign-in-failed");
        assertThat(other.exchanges()).isEqualTo(exchanges);
    }

    @Test
    void signingInChangesTheSession() {
        browser.open("/sign-in/other");
        String before = browser.cookie();

        browser.follow(browser.open("/sign-in/other"));

        assertThat(browser.cookie()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in/other?continue=https://thief.example",
                "/sign-in/other?redirect_uri=https://thief.example",
                "/sign-in/other?target=//thief.example"
            })
    void nobodyCanChooseWhereAPersonComesOut(String begun) {
        assertThat(Browser.location(browser.open(begun)))
                .startsWith(other.issuer() + "/authorize?")
                .contains("redirect_uri=" + hub.issuer() + "/signed-in/other")
                .doesNotContain("thief");
        assertThat(browser.follow(browser.open(begun)).uri())
                .isEqualTo(hub.address().resolve("/"));
    }

    @Test
    void aPageOfAnotherHostIsNotWhereAPersonComesOut() {
        browser.open(hub.issuer() + "//thief.example/mail");

        assertThat(browser.follow(browser.open("/sign-in/other")).uri().getAuthority())
                .isEqualTo(hub.address().getAuthority());
    }

    @Test
    void theSignInsPagesAreNotFramed() {
        for (String page : List.of("/sign-in", "/sign-in-failed")) {
            assertThat(browser.open(page)
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElseThrow())
                    .contains("frame-ancestors 'none'");
        }
    }

    @Test
    void aHubThatCouldNeverAskForWhatAnActNeedsDoesNotStart() {
        try (LooseProvider low = LooseProvider.start()) {
            List<String> settings = new ArrayList<>(low.settings("other"));
            settings.add("--spring.profiles.active=access-test");
            settings.removeIf(setting -> setting.contains(".levels.high="));

            assertThatThrownBy(() -> RunningHub.start(settings.toArray(String[]::new)))
                    .hasRootCauseMessage("hub.sign-in asks for the level HIGH, and no identity provider states it");
        }
    }

    private static String mailOf(String stated) {
        return "Mailbox of " + ANNA.name() + ", " + ANNA.eAddress().value() + ", PERSON, " + stated;
    }

    private void assertFails(HttpResponse<String> begun) {
        assertThat(browser.follow(begun).uri().getPath()).isEqualTo("/sign-in-failed");
        assertNobodyIsSignedIn(browser);
    }

    private static void assertNobodyIsSignedIn(Browser browser) {
        assertThat(Browser.location(browser.open("/mail"))).isEqualTo("/sign-in");
    }
}
