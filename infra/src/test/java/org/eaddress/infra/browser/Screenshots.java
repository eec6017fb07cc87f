package org.eaddress.infra.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eaddress.infra.browser.Chromium.Look;

/// Takes a picture of every page of a running hub: `Screenshots PORTAL FOLDER`, on a phone and a desktop, in both
/// languages, light and dark.
final class Screenshots {
    private static final String PERSON = System.getenv().getOrDefault("EADDRESS_PERSON", "Anna Ozola");
    private static final String OPERATOR = "Ilze Kalniņa";
    private static final String ADMINISTRATOR = "Juris Bērziņš";
    private static final int LETTERS = 3;

    private final Path folder;
    private final Look look;
    private final Page page;

    private Screenshots(Path folder, Look look, Page page) {
        this.folder = folder;
        this.look = look;
        this.page = page;
    }

    static void main(String[] args) throws IOException {
        String portal = args[0];
        Path folder = Files.createDirectories(Path.of(args[1]));
        try (var chromium = Chromium.launch()) {
            for (Look look : looks()) {
                try (BrowserContext person = chromium.person(portal, look)) {
                    new Screenshots(folder, look, person.newPage()).everyPage();
                }
            }
        }
        System.out.println("The pictures are in " + folder);
    }

    private static List<Look> looks() {
        return List.of(390, 1280).stream()
                .flatMap(width -> List.of("lv", "en").stream()
                        .flatMap(language -> List.of(ColorScheme.LIGHT, ColorScheme.DARK).stream()
                                .map(scheme -> new Look(width, language, scheme, true))))
                .toList();
    }

    private void everyPage() {
        page.navigate("/");
        Steps steps = new Steps(page).speak(look.language());
        take("start");
        for (String address : List.of("accessibility", "no-e-address", "sign-in-failed")) {
            page.navigate("/" + address);
            take(address);
        }
        page.navigate("/mail");
        take("sign-in");
        steps.signInAs(PERSON);
        page.navigate("/nowhere");
        take("not-found");
        page.navigate("/mail");
        take("mail");
        for (int letter = 0;
                letter < Math.min(LETTERS, page.locator(".letters a").count());
                letter++) {
            page.locator(".letters a").nth(letter).click();
            take("message-" + (letter + 1));
            if (page.locator(".deeds a[href*='/read']").count() > 0) {
                steps.readFirstDocument().documentText();
                take("reading-" + (letter + 1), false);
            }
            page.navigate("/mail");
        }
        take("mail-after");
        write();
        walk("person", "/settings");
        steps.signOut().signInAs(OPERATOR);
        walk("operator", "/board");
        steps.signOut().signInAs(ADMINISTRATOR);
        page.navigate("/mailboxes");
        page.locator("form.choice button").last().click();
        walk("company", "/connections", "/settings");
    }

    /// Everything that links lead to from there.
    private void walk(String who, String... addresses) {
        new Walk(
                        page,
                        PortalPages.all(),
                        kind -> take(who + kind.replaceAll("[{}]", "").replace('/', '-')))
                .from(addresses);
    }

    private void write() {
        page.navigate("/write?q=liepk");
        take("write");
        page.locator(".found a").first().click();
        page.locator("button[value=on]").click();
        take("write-form");
        page.locator("#subject").fill("Par ceļu uz Liepkalni");
        page.locator("#text").fill("Labdien!\n\nKad salabos ceļu pie skolas?\n\nAr cieņu\nAnna");
        page.locator("button[value=on]").click();
        take("write-documents");
        page.locator("#files")
                .setInputFiles(new Path[] {Path.of("infra/demo/building-permit.pdf"), Path.of("infra/run")});
        page.locator("button[value=stay]").click();
        take("write-documents-trouble");
        page.locator("button[value=on]").click();
        take("write-check");
        page.locator("form[action$='/send'] button").click();
        take("sent-message");
        page.navigate("/sent");
        take("sent");
    }

    private void take(String name) {
        take(name, true);
    }

    /// @param whole or only what is on the screen, as the person sees it after a jump
    private void take(String name, boolean whole) {
        var file = "%s-%d-%s-%s.png"
                .formatted(
                        name,
                        look.width(),
                        look.language(),
                        look.scheme().name().toLowerCase(Locale.ROOT));
        page.screenshot(new ScreenshotOptions().setPath(folder.resolve(file)).setFullPage(whole));
    }
}
