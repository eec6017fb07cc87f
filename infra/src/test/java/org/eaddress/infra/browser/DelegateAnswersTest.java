package org.eaddress.infra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eaddress.client.Document;
import org.eaddress.infra.browser.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Juris answers the council for Anna, who entrusts him with that until she takes it back.
class DelegateAnswersTest {
    private static final Path PERMIT = Path.of("demo/building-permit.pdf");
    private static final String ANNA = "Anna Ozola";
    private static final String JURIS = "Juris Bērziņš";
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4})+");

    private static RunningHub hub;
    private static Council council;
    private static Chromium chromium;

    private final List<BrowserContext> people = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.find();
        council = Council.of(hub.councilProfile());
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        council.close();
        hub.close();
    }

    @AfterEach
    void leave() {
        people.forEach(BrowserContext::close);
    }

    static Stream<Look> looks() {
        return Stream.of(
                Look.desktop().in("en"), Look.phone().in(ColorScheme.DARK).withoutScript());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theCouncilHasTheAnswerOfBothUntilAnnaTakesItBack(Look look) throws Exception {
        String subject = "Lēmums par būvatļauju " + UUID.randomUUID();
        council.writes(subject, "Labdien!", Document.of(PERMIT));
        Page annas = signedIn(ANNA, look);
        Page page = signedIn(JURIS, look);
        entrust(annas, page);

        page.navigate("/mailboxes");
        page.locator("form.choice button", named(ANNA)).first().click();
        isServed(page, look);
        assertThat(page.locator(".owner").textContent()).contains(ANNA, JURIS);
        assertThat(page.locator("nav a[href='/settings']").count()).isZero();
        new Steps(page).openBySubject(subject);
        page.locator(".answer a").click();
        isServed(page, look);
        page.locator("#text").fill("Es piekrītu.");
        press(page);
        press(page);
        isServed(page, look);
        assertThat(page.locator(".check").textContent()).contains(ANNA, JURIS);
        page.locator("form[action$='/send'] button").click();
        isServed(page, look);
        UUID answer = UUID.fromString(page.url().replaceAll(".*/sent/|\\?.*", ""));

        assertThat(council.takes(answer, folder).message().text()).contains("Es piekrītu.");
        annas.navigate("/sent/" + answer);
        assertThat(annas.locator("main").textContent()).contains(JURIS);
        isServed(annas, look);
        annas.navigate("/settings/delegations");
        annas.locator("form[action$='/revocation'] button").first().click();
        page.navigate("/mail");
        assertThat(page.locator(".letters a", named(subject)).count()).isZero();
        assertThat(page.locator("main").textContent()).doesNotContain(ANNA);
    }

    private static void entrust(Page annas, Page jurises) {
        annas.navigate("/settings/delegations");
        annas.locator("#may-answer").check();
        annas.locator("#expires").fill(LocalDate.now().plusDays(7).toString());
        annas.locator("form[action='/settings/delegations'] button").click();
        String code = CODE.matcher(annas.locator("#code-of-offer").textContent())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        jurises.navigate("/settings/delegations");
        jurises.locator("#entered").fill(code);
        jurises.locator("form[action$='/code'] button").click();
        jurises.locator("form[action$='/acceptance'] button").first().click();
    }

    private static void press(Page page) {
        page.locator("button[name=then][value=on]").click();
    }

    /// axe needs script, so who has none is looked at for words and width alone.
    private static void isServed(Page page, Look look) {
        if (look.script()) {
            Everybody.isServed(page, look);
        }
    }

    private static Page.LocatorOptions named(String name) {
        return new Page.LocatorOptions().setHasText(name);
    }

    private Page signedIn(String name, Look look) {
        BrowserContext person = chromium.person(hub.portal(), look);
        people.add(person);
        Page page = person.newPage();
        page.navigate("/");
        new Steps(page).speak(look.language()).signInAs(name);
        return page;
    }
}
