package org.eaddress.infra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.infra.browser.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nobody is shut out by any page that the hub has; a page that nobody comes to here is missed.
@ResourceLock(StuckMail.ONE_AT_A_TIME)
class EveryPageTest {
    private static final PortalPages PAGES = PortalPages.all();
    private static final String ANNA = "Anna Ozola";
    private static final EAddress ANNAS = new EAddress("_PRIVATE@329999-00017");
    private static final String ILZE = "Ilze Kalniņa";
    private static final String JURIS = "Juris Bērziņš";

    private static StuckMail mail;
    private static Chromium chromium;

    private final List<BrowserContext> people = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        mail = StuckMail.start(folder);
        mail.consigned("Nepaņemts lēmums");
        mail.consigned("Lēmums par būvatļauju", ANNAS, Path.of("demo/building-permit.pdf"));
        mail.after(Duration.ofDays(4));
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

    static List<Look> looks() {
        return List.of(Look.desktop(), Look.phone().in("en").in(ColorScheme.DARK));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void servesEverybody(Look look) throws GeneralSecurityException {
        aStranger(look);
        annaReadsAndWrites(look);
        ilzeRunsTheHub(look);
        jurisActsForHisCompany(look);

        assertThat(seen).as("the kinds of pages that were gone to").containsAll(PAGES.kinds());
    }

    private void aStranger(Look look) {
        Page page = somebody(look);
        Walk walk = walk(page, look).from("/", "/sign-in", "/sign-in-failed", "/session-ended");
        page.navigate("/mail");
        walk.stop();
        seen.addAll(walk.seen());
    }

    private void annaReadsAndWrites(Look look) {
        Page page = somebody(look);
        new Steps(page).signInAs(ANNA, "SUBSTANTIAL");
        Walk walk = walk(page, look).from("/mail", "/write?q=liepk", "/no-e-address", "/consent");
        page.navigate("/write?q=liepk");
        page.locator(".found a").first().click();
        page.locator("#subject").fill("Par ceļu uz Liepkalni");
        page.locator("#text").fill("Kad salabos ceļu pie skolas?");
        press(page);
        walk.stop();
        String draft = page.url().replaceAll("/documents.*", "");
        press(page);
        walk.stop();
        walk.from("/write/person", draft, draft + "/send");
        page.navigate(draft + "/check");
        page.locator("form[action$='/send'] button").click();
        walk.stop();
        entrust(page);
        walk.stop();
        seen.addAll(walk.from("/sent").seen());
    }

    private static void press(Page page) {
        page.locator("button[name=then][value=on]").click();
    }

    /// For which she is not known surely enough.
    private static void entrust(Page page) {
        page.navigate("/settings/delegations");
        page.locator("#may-see").check();
        page.locator("#expires").fill(LocalDate.now().plusYears(1).toString());
        page.locator("form[action='/settings/delegations'] button").click();
    }

    private void ilzeRunsTheHub(Look look) {
        Page page = somebody(look);
        new Steps(page).signInAs(ILZE);
        seen.addAll(walk(page, look).from("/board").seen());
    }

    private void jurisActsForHisCompany(Look look) throws GeneralSecurityException {
        Page page = somebody(look);
        new Steps(page).signInAs(JURIS);
        page.navigate("/mailboxes");
        page.locator("form.choice button[value='_DEFAULT@40103000456']").click();
        page.navigate("/connections/new");
        page.locator("#name").fill("Lietvedība");
        page.locator("#credential").fill(publicKey());
        page.locator("form[action='/connections'] button[type=submit]").click();
        page.locator("#client").waitFor();
        String system = page.url();
        Walk walk = walk(page, look).from(system + "/production", system + "/sandbox");
        seen.addAll(walk.from("/connections", "/connections/customers/all", "/settings")
                .seen());
    }

    private static String publicKey() throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        byte[] key = keys.generateKeyPair().getPublic().getEncoded();
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static Walk walk(Page page, Look look) {
        return new Walk(page, PAGES, _ -> Everybody.isServed(page, look));
    }

    private Page somebody(Look look) {
        BrowserContext person = chromium.person(mail.portal(), look);
        people.add(person);
        Page page = person.newPage();
        page.navigate("/");
        new Steps(page).speak(look.language());
        return page;
    }
}
