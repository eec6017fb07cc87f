package org.eaddress.infra.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eaddress.infra.browser.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ilze, who runs the hub, and Juris, who acts for SIA Bērzs, work the board with nothing but a browser.
@ResourceLock(StuckMail.ONE_AT_A_TIME)
class BoardTest {
    private static final String ILZE = "Ilze Kalniņa";
    private static final String JURIS = "Juris Bērziņš";
    private static final Duration FOUR_DAYS = Duration.ofDays(4);

    private static StuckMail mail;
    private static Chromium chromium;

    private final List<BrowserContext> people = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        mail = StuckMail.start(folder);
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        mail.close();
    }

    @AfterEach
    void leave() {
        people.forEach(BrowserContext::close);
    }

    @Test
    void theOperatorChangesAPlanAndGivesOneUpAndTheEvidenceIsThere() throws Exception {
        UUID unsent = mail.accepted("Nenosūtīts lēmums");
        UUID unretrieved = mail.consigned("Nepaņemts lēmums");
        mail.after(FOUR_DAYS);
        Page page = signedIn(ILZE, Look.desktop());

        open(page, unretrieved);
        assertThat(page.locator("h1").textContent()).isEqualTo("Nav paņemts");
        assertThat(page.locator(".facts").textContent()).contains("SIA Bērzs", "neviens");
        page.locator("input[name=note]").fill("Zvanīju, sistēma tiek labota.");
        page.locator("input[name=on]").fill(page.locator("input[name=on]").getAttribute("max"));
        page.locator("form[action$=plan] button").click();
        assertThat(page.locator("[role=status]").textContent()).isEqualTo("Plāns ir mainīts.");
        assertThat(page.locator(".case .history li").textContent())
                .contains("Mainīja plānu", ILZE, "Zvanīju, sistēma tiek labota.");
        assertThat(sealedPayload(page)).contains("\"planned\"", ILZE).doesNotContain("329999-00025");

        open(page, unsent);
        page.locator("input[name=reason]").fill("Nosūtīts pa pastu.");
        page.locator("form[action$=give-up] button").click();
        assertThat(page.locator("[role=status]").textContent()).contains("atmests");
        assertThat(page.locator(".deeds-of-case").count()).isZero();
        assertThat(mail.evidence(unsent)).contains("MessageLapsed", "CaseHandled");
        assertThat(mail.evidence(unretrieved)).contains("ContentHandoverFailure", "CaseHandled");
    }

    @Test
    void theCompanySeesItsOwnMailAloneAndReadsItInThePortal() throws Exception {
        UUID foreign = mail.accepted("Ne Bērzam");
        UUID own = mail.consigned("Bērzam paredzēts lēmums");
        mail.after(FOUR_DAYS);
        Page page = signedIn(JURIS, Look.phone().withoutScript());
        page.navigate("/board");
        assertThat(page.locator("h1").textContent()).isEqualTo("Šādas lapas nav");
        page.navigate("/mailboxes");
        page.locator("form.choice button[value='_DEFAULT@40103000456']").click();
        assertThat(page.locator(".owner").textContent()).contains("SIA Bērzs", JURIS);
        assertThat(page.locator(".letters", subject("Bērzam paredzēts")).count())
                .isZero();

        page.navigate("/board");
        assertThat(rowsOf(page, foreign)).isZero();
        open(page, own);
        page.locator("form[action$=reroute] button").click();

        page.navigate("/mail");
        new Steps(page).openBySubject("Bērzam paredzēts lēmums");
        page.navigate("/board");
        assertThat(rowsOf(page, own)).isZero();
        assertThat(mail.evidence(own)).contains("CaseHandled", "ContentHandover", "ContentAccessTracking");
    }

    @Test
    void theOperatorSendsItOnToAnotherAddressOfTheCompany() throws Exception {
        mail.openUnit("ARCHIVE@40103000456");
        UUID stuck = mail.consigned("Arhīvam domāts lēmums");
        mail.after(FOUR_DAYS);
        Page page = signedIn(ILZE, Look.phone().withoutScript());
        open(page, stuck);
        page.locator("form[action$=redirect] select").selectOption("ARCHIVE@40103000456");
        page.locator("form[action$=redirect] input[name=reason]").fill("Sistēma tiek mainīta.");
        page.locator("form[action$=redirect] button").click();
        assertThat(page.locator("[role=status]").textContent()).contains("ceļā uz citu");
        assertThat(page.locator(".case .history").textContent())
                .contains("ARCHIVE@40103000456", ILZE, "Sistēma tiek mainīta.");
        assertThat(page.locator(".deeds-of-case").count()).isZero();
    }

    @Test
    void theCompanyNamesAContactWhoIsToldAndTheCaseSaysSo() throws Exception {
        String office = "birojs@berzs.example";
        Page page = signedIn(JURIS, Look.phone().withoutScript());
        page.navigate("/mailboxes");
        page.locator("form.choice button[value='_DEFAULT@40103000456']").click();
        page.navigate("/settings");
        page.locator("#contact").fill(office);
        page.locator("form[action$=contact] button").click();
        page.locator("form[action$=verification] input[name=code]").fill(codeIn(mail.mailsTo(office)));
        page.locator("form[action$=verification] button").click();
        assertThat(page.locator("[role=status]").textContent()).contains("apstiprināta");

        UUID stuck = mail.consigned("Lēmums, ko neviens nepaņem");
        mail.after(FOUR_DAYS);
        await().until(() -> mail.mailsTo(office).stream().anyMatch(text -> text.contains("nav paņēmusi")));
        await().until(() -> mail.evidence(stuck).contains("CaseHandled"));
        page.navigate("/board/" + mail.caseOf(stuck));
        assertThat(page.locator(".facts").textContent()).contains("paziņots");
        assertThat(page.locator(".case .history").textContent()).contains("Paziņoja kontaktadresei");

        page.navigate("/settings");
        page.locator("form[action$=removal] button").last().click();
    }

    private static String codeIn(List<String> mails) {
        return mails.stream()
                .flatMap(text -> Pattern.compile("\\b\\d{6}\\b").matcher(text).results())
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aListIsChosenInPlainWordsAndSavedWithoutPersonalCodes() throws Exception {
        UUID unsent = mail.accepted("Vēl viens");
        mail.after(FOUR_DAYS);
        Page page = signedIn(ILZE, Look.desktop());
        page.navigate("/board");
        page.locator(".filters a", new Page.LocatorOptions().setHasText("Nav nosūtīts"))
                .click();
        assertThat(page.locator(".board td.what .kind").allTextContents()).containsOnly("Nav nosūtīts");
        page.locator(".filters a", new Page.LocatorOptions().setHasText("Mani")).click();
        assertThat(page.locator(".board td.what").count()).isZero();
        page.navigate("/board?kind=unsent");
        Download saved = page.waitForDownload(() -> page.locator(".keep a").click());
        assertThat(Files.readString(saved.path()))
                .contains(unsent.toString(), "Liepkalnes novada pašvaldība")
                .doesNotContain("_PRIVATE", "Vēl viens");
    }

    @Test
    void whoRunsNothingSeesNoBoard() {
        Page page = signedIn("Anna Ozola", Look.desktop());
        assertThat(page.locator("nav a[href='/board']").count()).isZero();
        assertThat(page.navigate("/board").status()).isEqualTo(404);
        assertThat(page.navigate("/board/export").status()).isEqualTo(404);
    }

    static Stream<Look> looks() {
        return Stream.of(
                Look.desktop(),
                Look.desktop().in("en").in(ColorScheme.DARK),
                Look.phone().in("en"),
                Look.phone().in(ColorScheme.DARK),
                Look.enlarged());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nobodyIsShutOut(Look look) throws Exception {
        UUID unretrieved = mail.consigned("Visiem");
        mail.accepted("Visiem");
        mail.after(FOUR_DAYS);
        Page page = person(look).newPage();
        page.navigate("/");
        new Steps(page).speak(look.language()).signInAs(ILZE);
        page.navigate("/board");
        Everybody.isServed(page, look);
        open(page, unretrieved);
        Everybody.isServed(page, look);
        page.locator("form[action$=take] button").click();
        Everybody.isServed(page, look);
        page.navigate("/board?state=closed&kind=waiting");
        Everybody.isServed(page, look);
        new Steps(page).signOut().signInAs(JURIS);
        page.navigate("/settings/delegations");
        Everybody.isServed(page, look);
        page.navigate("/mailboxes");
        Everybody.isServed(page, look);
        page.locator("form.choice button[value='_DEFAULT@40103000456']").click();
        page.navigate("/settings");
        Everybody.isServed(page, look);
        page.navigate("/settings/people");
        page.locator("#person").fill("329999-00017");
        page.locator("form[action$=people] button").click();
        page.locator("#code-of-offer").waitFor();
        Everybody.isServed(page, look);
    }

    /// Goes through the list, page by page, to the case of this message.
    private static void open(Page page, UUID message) {
        page.navigate("/board");
        String path = "/board/" + mail.caseOf(message);
        while (page.locator("td.deed a[href='" + path + "']").count() == 0) {
            page.locator(".turn a[href*='after=']").click();
        }
        page.locator("td.deed a[href='" + path + "']").click();
        page.locator("article.case").waitFor();
    }

    private static int rowsOf(Page page, UUID message) {
        return page.locator("td.deed a[href='/board/" + mail.caseOf(message) + "']")
                .count();
    }

    private static String sealedPayload(Page page) throws IOException {
        Download saved = page.waitForDownload(
                () -> page.locator(".case .history a").last().click());
        String jws = Files.readString(saved.path());
        return new String(Base64.getUrlDecoder().decode(jws.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static Page.LocatorOptions subject(String subject) {
        return new Page.LocatorOptions().setHasText(subject);
    }

    private Page signedIn(String name, Look look) {
        Page page = person(look).newPage();
        new Steps(page).signInAs(name);
        return page;
    }

    private BrowserContext person(Look look) {
        BrowserContext person = chromium.person(mail.portal(), look);
        people.add(person);
        return person;
    }
}
