package org.eaddress.infra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.Document;
import org.eaddress.infra.browser.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Anna lets an application read her mail, and takes it back.
class CitizenConsentsTest {
    private static final String ANNA = "Anna Ozola";
    private static final Path PERMIT = Path.of("demo/building-permit.pdf");

    private static RunningHub hub;
    private static Chromium chromium;
    private static MailApplication application;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.find();
        chromium = Chromium.launch();
        application = MailApplication.accredited(hub);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        hub.close();
    }

    static Stream<Look> looks() {
        return Stream.of(Look.desktop().in("en"), Look.phone().in(ColorScheme.DARK), Look.enlarged());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void sheLetsItReadHerMailAndTakesItBack(Look look) throws Exception {
        UUID letter;
        try (Council council = Council.of(hub.councilProfile())) {
            letter = council.writes("Caur lietotni", "Labdien!", Document.of(PERMIT));
        }
        try (BrowserContext anna = chromium.person(hub.portal(), look)) {
            Page page = anna.newPage();
            page.navigate("/");
            new Steps(page).speak(look.language()).signInAs(ANNA);

            page.navigate(application.asking());
            Everybody.isServed(page, look);
            assertThat(page.locator("input[type=password]").count()).isZero();
            var yes = page.locator("form[action='/consent'] button").boundingBox();
            var no = page.locator("form[action='/consent/refusal'] button").boundingBox();
            assertThat(no.height).isEqualTo(yes.height);
            page.locator("form[action='/consent'] button").click();
            page.waitForURL(application.redirectUri() + "?*");
            String token = application.tokenFor(page.url());

            assertThat(application.inbox(token)).isEqualTo("200 " + letter);
            page.navigate("/settings/applications");
            Everybody.isServed(page, look);
            page.locator("form[action*='/revocation'] button").first().click();
            Everybody.isServed(page, look);

            assertThat(application.inbox(token)).startsWith("401");
        }
    }
}
