package org.eaddress.infra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eaddress.infra.browser.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Anna signs in surely and less surely, on several machines.
class SigningInTest {
    private static final String ANNA = "Anna Ozola";

    private static RunningHub hub;
    private static Chromium chromium;

    private final List<BrowserContext> people = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.find();
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        hub.close();
    }

    @AfterEach
    void leave() {
        people.forEach(BrowserContext::close);
    }

    static Stream<Look> looks() {
        return Stream.of(Look.desktop(), Look.phone().in("en").in(ColorScheme.DARK));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatNeedsMoreWaitsUntilSheShowedWhoSheIs(Look look) {
        Page page = person(look);
        page.navigate("/");
        new Steps(page).speak(look.language()).signInAs(ANNA, "SUBSTANTIAL");
        page.navigate("/settings/delegations");
        page.locator("#expires").fill(LocalDate.now().plusDays(7).toString());
        page.locator("form[action='/settings/delegations'] button").click();
        assertThat(page.url()).endsWith("/step-up");
        Everybody.isServed(page, look);

        page.locator(".choice a").click();
        new Steps(page).pick(ANNA);
        Everybody.isServed(page, look);
        page.locator("main form button").click();

        page.locator("#code-of-offer").waitFor();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whoIsNotSurelyEnoughKnownIsToldSo(Look look) {
        Page page = person(look);
        page.navigate("/");
        new Steps(page).speak(look.language());
        page.locator("main a.action").click();
        page.locator("input[value=LOW]").check();
        new Steps(page).pick(ANNA);

        assertThat(page.url()).endsWith("/sign-in-failed?why=too-low");
        Everybody.isServed(page, look);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void sheSeesWhereSheIsSignedInAndEndsWhatSheForgot(Look look) {
        Page forgotten = person(Look.desktop());
        new Steps(forgotten).signInAs(ANNA);
        Page page = person(look);
        page.navigate("/");
        new Steps(page).speak(look.language()).signInAs(ANNA);

        page.navigate("/settings/sessions");
        Everybody.isServed(page, look);
        page.locator("button[value=others]").click();
        assertThat(page.locator("button[value=others]").count()).isZero();
        Everybody.isServed(page, look);

        forgotten.navigate("/mail");
        assertThat(forgotten.locator(".letters").count()).isZero();
        assertThat(forgotten.locator("form.sign-out").count()).isZero();
    }

    private Page person(Look look) {
        BrowserContext person = chromium.person(hub.portal(), look);
        people.add(person);
        return person.newPage();
    }
}
