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
import org.eaddress.infra.browser.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Anna reads her mail, with nothing but a browser.
class CitizenReadsMailTest {
    private static final Path PERMIT = Path.of("demo/building-permit.pdf");
    private static final String ANNA = "Anna Ozola";

    private static RunningHub hub;
    private static Council council;
    private static Chromium chromium;

    private final List<BrowserContext> people = new ArrayList<>();

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
    void annaReadsTheDocumentInThePage() throws Exception {
        String subject = councilWrites();
        Page page = anna(Look.desktop());
        String words =
                new Steps(page).openBySubject(subject).readFirstDocument().documentText();
        assertThat(words).contains("Lēmums par būvatļauju Nr. 2026/118", "Annai Ozolai");
        assertThat(page.locator("h1").textContent()).isEqualTo(subject);
    }

    @Test
    void annaSavesTheDocumentAsItWasSent() throws Exception {
        String subject = councilWrites();
        Page page = anna(Look.desktop());
        new Steps(page).openBySubject(subject);
        Download saved = page.waitForDownload(
                () -> page.locator(".deeds a[href$='/save']").first().click());
        assertThat(saved.suggestedFilename()).isEqualTo("building-permit.pdf");
        assertThat(Files.readAllBytes(saved.path())).isEqualTo(Files.readAllBytes(PERMIT));
    }

    @Test
    void theCouncilLearnsOfTheOpeningAndNotBefore() throws Exception {
        String subject = "Lēmums " + UUID.randomUUID();
        UUID message = council.writes(subject, "Labdien!", Document.of(PERMIT));
        Page page = anna(Look.desktop());
        assertThat(page.locator(".letters a.unread", new Page.LocatorOptions().setHasText(subject))
                        .count())
                .isOne();
        assertThat(council.states(message)).containsExactly("consigned");

        new Steps(page).openBySubject(subject);

        assertThat(council.states(message)).containsExactly("handedOver");
        assertThat(council.evidence(message)).contains("ContentHandover");
        assertThat(page.locator(".history .event").allTextContents())
                .containsExactly("Nosūtīts", "Nonāca Jūsu pastkastē", "Atvērts");
        page.navigate("/mail");
        assertThat(page.locator(".letters a.unread", new Page.LocatorOptions().setHasText(subject))
                        .count())
                .isZero();
    }

    @Test
    void annaKeepsTheEvidence() throws Exception {
        String subject = councilWrites();
        Page page = anna(Look.desktop());
        new Steps(page).openBySubject(subject);
        Download saved = page.waitForDownload(
                () -> page.locator(".proof a[href$=evidence]").click());
        assertThat(Files.readString(saved.path())).contains("ContentConsignment", "ContentHandover", "\"jws\"");
    }

    @Test
    void withoutScriptTheMailIsReadAndSaved() throws Exception {
        String subject = councilWrites();
        Page page = anna(Look.phone().withoutScript());
        new Steps(page).openBySubject(subject).readFirstDocument();
        assertThat(page.locator(".text").textContent()).contains("Labdien!");
        assertThat(page.locator(".reader iframe").getAttribute("src")).endsWith("/documents/0");
        Download saved = page.waitForDownload(
                () -> page.locator(".deeds a[href$='/save']").first().click());
        assertThat(Files.readAllBytes(saved.path())).isEqualTo(Files.readAllBytes(PERMIT));
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        councilWrites();
        Page page = anna(Look.desktop());
        page.keyboard().press("Tab");
        assertThat(focused(page)).isEqualTo("Pāriet uz saturu");
        page.keyboard().press("Enter");
        for (String place : List.of("Saņemtie", "Nosūtītie")) {
            page.keyboard().press("Tab");
            assertThat(focused(page)).isEqualTo(place);
        }
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        page.locator("article.message").waitFor();
        page.locator("[id=read-0]").focus();
        page.keyboard().press("Enter");
        assertThat(new Steps(page).documentText()).isNotBlank();
        assertThat(page.locator("[id=close-0]").isVisible()).isTrue();
    }

    @Test
    void signingOutEndsIt() {
        Page page = anna(Look.desktop());
        page.locator("form.sign-out button").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("Jūsu oficiālais pasts");
        page.navigate("/mail");
        assertThat(page.locator(".letters").count()).isZero();
    }

    static Stream<Look> looks() {
        var both = Stream.of(Look.desktop(), Look.phone())
                .flatMap(look -> Stream.of(look, look.in("en")))
                .flatMap(look -> Stream.of(look, look.in(ColorScheme.DARK)));
        return Stream.concat(both, Stream.of(Look.enlarged()));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nobodyIsShutOut(Look look) throws Exception {
        String subject = councilWrites();
        Page page = person(look).newPage();
        List<String> refused = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(message.text());
            }
        });
        page.navigate("/");
        var steps = new Steps(page).speak(look.language());
        Everybody.isServed(page, look);
        for (String address : List.of("/accessibility", "/no-e-address", "/sign-in-failed", "/mail")) {
            page.navigate(address);
            Everybody.isServed(page, look);
        }
        steps.signInAs(ANNA);
        Everybody.isServed(page, look);
        page.navigate("/nowhere");
        Everybody.isServed(page, look);
        page.navigate("/mail");
        steps.openBySubject(subject);
        Everybody.isServed(page, look);
        steps.readFirstDocument().documentText();
        Everybody.isServed(page, look);
        assertThat(refused).isEmpty();
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.textContent"));
    }

    /// A letter with the permit; its subject, which no other has.
    private static String councilWrites() throws InterruptedException {
        String subject = "Lēmums par būvatļauju " + UUID.randomUUID();
        council.writes(subject, "Labdien!\n\nLēmums ir pielikumā.", Document.of(PERMIT));
        return subject;
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
