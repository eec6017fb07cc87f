package org.eaddress.infra.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.LocatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eaddress.infra.Shell;
import org.eaddress.infra.browser.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Juris connects the system of SIA Bērzs in one sitting: from the sign-in to a passed doctor and the first message
/// to Anna in production. Whoever sets the system up does what the pages say, word for word.
class CompanyConnectsTest {
    private static final String JURIS = "Juris Bērziņš";
    private static final String ANNA = "Anna Ozola";
    private static final String ANNAS_ADDRESS = "_PRIVATE@329999-00017";
    private static final Path PERMIT = Path.of("demo/building-permit.pdf").toAbsolutePath();
    private static final int FEWER_THAN = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RunningHub hub;
    private static Chromium chromium;

    private final List<BrowserContext> people = new ArrayList<>();

    @TempDir
    Path folder;

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
        return Stream.of(Look.desktop(), Look.phone().in("en"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void fromTheSignInToTheFirstMessageInProduction(Look look) throws Exception {
        Page page = person(look).newPage();
        page.navigate("/");
        new Steps(page).speak(look.language());
        Everybody.isServed(page, look);
        Hand hand = new Hand(page);
        hand.click("main a.action");
        hand.click(page.locator("button, a", named(JURIS)).first());
        Everybody.isServed(page, look);
        hand.click("a[href='/mailboxes']");
        Everybody.isServed(page, look);
        hand.click("form.choice button[value='_DEFAULT@40103000456']");
        hand.click("nav a[href='/connections']");
        Everybody.isServed(page, look);
        hand.click("a[href='/connections/new']");
        Everybody.isServed(page, look);

        hand.fill("#name", "Lietvedība");
        hand.fill("#vendor", "SIA Izstrāde");
        String test = connect(page, hand, "form[action='/connections'] button[type=submit]", "test");
        Everybody.isServed(page, look);
        setUp(page, hand, test);
        assertThat(page.locator("#missing").textContent()).contains("eaddress doctor");

        Shell.Result doctor = eaddress(test, "doctor");
        assertThat(doctor.exit()).as(String.join("\n", doctor.lines())).isZero();
        hand.reload();
        assertThat(page.locator("#certificate").isVisible()).isTrue();
        Everybody.isServed(page, look);
        Path certificate = folder.resolve("conformity.jws");
        hand.save("#certificate a[download]", certificate);
        assertThat(verify(certificate).exit()).isZero();
        playInTheSandbox(page, look);
        hand.click("a[href$='/production']");
        Everybody.isServed(page, look);

        String production = connect(page, hand, "form[action$='/production'] button[type=submit]", "production");
        Everybody.isServed(page, look);
        setUp(page, hand, production);
        String subject = "Pirmais ziņojums " + UUID.randomUUID();
        Shell.Result sent =
                eaddress(production, "send", "--to", ANNAS_ADDRESS, "--subject", subject, PERMIT.toString());

        assertThat(sent.exit()).as(String.join("\n", sent.lines())).isZero();
        assertThat(hand.deeds()).isLessThan(FEWER_THAN);
        await().atMost(PATIENCE).until(() -> annaHas(subject));
    }

    /// It is not on the way to production, so its steps are not counted.
    private static void playInTheSandbox(Page page, Look look) {
        String system = page.url();
        page.click("a[href$='/sandbox']");
        Everybody.isServed(page, look);
        page.click("button[value='letter']");
        assertThat(page.locator(".said").isVisible()).isTrue();
        page.fill("#times", "2");
        page.click("form[action$='/refusals'] button[type=submit]");
        assertThat(page.locator("#asked li").count()).isEqualTo(1);
        Everybody.isServed(page, look);
        page.fill("#times", "0");
        page.click("form[action$='/refusals'] button[type=submit]");
        page.navigate(system);
    }

    /// Makes a key as the page says, pastes its public part and presses; tells the client id.
    private String connect(Page page, Hand hand, String button, String stage) throws Exception {
        Path own = Files.createDirectories(folder.resolve(stage));
        hand.click("details summary");
        Everybody.isAccessible(page);
        run(own, page.locator("details pre").textContent());
        hand.fill("#credential", Files.readString(own.resolve("public.pem")));
        hand.click(button);
        String client = page.locator("#client").textContent();
        Files.move(own, folder.resolve(client));
        return client;
    }

    /// What the page says under how it begins.
    private void setUp(Page page, Hand hand, String client) throws Exception {
        Path own = folder.resolve(client);
        hand.save("a[href$='/profile']", own.resolve(client + ".properties"));
        hand.save("a[href='/v1/trust-anchors']", own.resolve("trust.pem"));
        Files.writeString(own.resolve(client + ".password"), UUID.randomUUID().toString());
        run(
                own,
                page.locator("ol.steps pre", new LocatorOptions().setHasText("pkcs12"))
                        .textContent());
    }

    private Shell.Result eaddress(String client, String... command) throws Exception {
        Path profile = folder.resolve(client).resolve(client + ".properties");
        return Shell.infra(
                "eaddress",
                Stream.concat(Stream.of("--profile", profile.toString()), Stream.of(command))
                        .toArray(String[]::new));
    }

    private Shell.Result verify(Path certificate) throws Exception {
        Path trust = certificate.resolveSibling("trust.pem");
        try (Stream<Path> saved = Files.find(folder, 2, (file, _) -> file.endsWith("trust.pem"))) {
            Files.copy(saved.findFirst().orElseThrow(), trust);
        }
        return Shell.infra("eaddress", "verify", certificate.toString(), "--trust", trust.toString());
    }

    private static void run(Path folder, String commands) throws Exception {
        Process shell = new ProcessBuilder("bash", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).as(said).isZero();
    }

    private boolean annaHas(String subject) {
        try (BrowserContext anna = chromium.person(hub.portal(), Look.desktop())) {
            Page page = anna.newPage();
            new Steps(page).signInAs(ANNA);
            return page.locator(".letters a", new LocatorOptions().setHasText(subject))
                            .count()
                    == 1;
        }
    }

    private static LocatorOptions named(String name) {
        return new LocatorOptions().setHasText(name);
    }

    private BrowserContext person(Look look) {
        BrowserContext person = chromium.person(hub.portal(), look);
        people.add(person);
        return person;
    }
}
