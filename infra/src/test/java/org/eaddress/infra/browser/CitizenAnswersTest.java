package org.eaddress.infra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.Document;
import org.eaddress.client.Fetched;
import org.eaddress.infra.browser.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Anna answers the council and writes to it, with nothing but a browser; the council's system takes what she sent.
class CitizenAnswersTest {
    private static final Path PERMIT = Path.of("demo/building-permit.pdf");
    private static final String ANNA = "Anna Ozola";
    private static final String COUNCIL = "Liepkalnes novada pašvaldība";

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

    @Test
    void theCouncilsSystemTakesWhatAnnaAnswers() throws Exception {
        String subject = "Lēmums par būvatļauju " + UUID.randomUUID();
        council.writes(subject, "Labdien!", Document.of(PERMIT));
        Page page = anna(Look.phone().withoutScript());
        new Steps(page).openBySubject(subject);

        page.locator(".answer a").click();
        assertThat(page.locator("#subject").inputValue()).isEqualTo("Atbilde: " + subject);
        page.locator("#text").fill("Labdien!\n\nEs piekrītu.");
        press(page, "on");
        page.locator("#files").setInputFiles(PERMIT);
        press(page, "on");
        assertThat(page.locator(".check").textContent())
                .contains(ANNA, COUNCIL, "building-permit.pdf", "Es piekrītu.", "Saskaņā ar likumu");
        page.locator("form[action$='/send'] button").click();
        assertThat(page.locator(".said").textContent()).contains("Ziņojums ir nosūtīts");

        UUID message = lastOf(page.url());
        Fetched answer = council.takes(message, folder);
        assertThat(answer.message().subject()).isEqualTo("Atbilde: " + subject);
        assertThat(answer.message().text()).contains("Labdien!\n\nEs piekrītu.");
        assertThat(answer.message().reference()).contains("BV-2026/118");
        assertThat(Files.readAllBytes(answer.files().getFirst())).isEqualTo(Files.readAllBytes(PERMIT));
        page.reload();
        assertThat(page.locator(".recipients").textContent()).contains("Adresāts to saņēma");
        Download receipt = page.waitForDownload(
                () -> page.locator(".proof a[href$=receipt]").click());
        assertThat(Files.readString(receipt.path())).startsWith("ey");
    }

    static Stream<Look> looks() {
        return Stream.of(
                Look.desktop(),
                Look.desktop().in("en").in(ColorScheme.DARK),
                Look.phone().in("en"),
                Look.enlarged());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nobodyIsShutOutFromWriting(Look look) {
        Page page = person(look).newPage();
        page.navigate("/");
        Steps steps = new Steps(page).speak(look.language()).signInAs(ANNA);
        page.locator("nav a[href='/write']").click();
        Everybody.isServed(page, look);
        page.locator("#q").fill("liepk pasv");
        page.locator("form.search button").click();
        Everybody.isServed(page, look);
        page.locator(".found a").first().click();
        Everybody.isServed(page, look);
        press(page, "on");
        assertThat(page.locator("#subject-trouble").isVisible()).isTrue();
        Everybody.isServed(page, look);
        page.locator("#subject").fill("Par ceļu " + "ļotigaršvārds".repeat(6));
        page.locator("#text").fill("Kad to labos?");
        press(page, "on");
        Everybody.isServed(page, look);
        page.locator("#files").setInputFiles(new Path[] {PERMIT, Path.of("screenshots")});
        press(page, "stay");
        assertThat(page.locator("#files-trouble").textContent()).contains("screenshots");
        Everybody.isServed(page, look);
        press(page, "on");
        Everybody.isServed(page, look);
        page.locator("form[action$='/send'] button").click();
        assertThat(page.locator(".said").isVisible()).isTrue();
        Everybody.isServed(page, look);
        page.navigate("/sent");
        Everybody.isServed(page, look);
        page.navigate("/mail");
        Everybody.isServed(page, look);
    }

    private static void press(Page page, String then) {
        page.locator("button[name=then][value=" + then + "]").click();
    }

    private static UUID lastOf(String address) {
        return UUID.fromString(address.replaceAll(".*/sent/|\\?.*", ""));
    }

    private Page anna(Look look) {
        Page page = person(look).newPage();
        new Steps(page).signInAs(ANNA);
        return page;
    }

    private BrowserContext person(Look look) {
        BrowserContext person = chromium.person(hub.portal(), look);
        people.add(person);
        return person;
    }
}
