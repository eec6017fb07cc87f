package org.eaddress.infra.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The machine's own Chromium, without a window; nothing is downloaded.
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// How somebody looks at the pages.
    record Look(int width, String language, ColorScheme scheme, boolean script) {
        static Look desktop() {
            return new Look(1280, "lv", ColorScheme.LIGHT, true);
        }

        static Look phone() {
            return new Look(390, "lv", ColorScheme.LIGHT, true);
        }

        /// A desktop at four times its size (WCAG 2.2, 1.4.10).
        static Look enlarged() {
            return new Look(320, "lv", ColorScheme.LIGHT, true);
        }

        Look in(String language) {
            return new Look(width, language, scheme, script);
        }

        Look in(ColorScheme other) {
            return new Look(width, language, other, script);
        }

        Look withoutScript() {
            return new Look(width, language, scheme, false);
        }

        int height() {
            return width < 700 ? 844 : 900;
        }
    }

    static Chromium launch() {
        var playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions().setExecutablePath(PROGRAM).setArgs(FLAGS);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /// A new person with nothing remembered.
    BrowserContext person(String portal, Look look) {
        return browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(portal)
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setJavaScriptEnabled(look.script()));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
