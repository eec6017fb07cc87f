package org.eaddress.infra.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import org.eaddress.infra.browser.Chromium.Look;

/// Nobody is shut out by a page: it is in the language that was chosen, no wider than the screen, and WCAG finds no
/// fault with it.
final class Everybody {
    private Everybody() {}

    static void isServed(Page page, Look look) {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(look.language());
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", page.url())
                .isLessThanOrEqualTo(look.width());
        isAccessible(page);
    }

    /// WCAG, and what its users have found to be good practice, as axe checks them.
    static void isAccessible(Page page) {
        AxeRunOptions onlyViolations = new AxeRunOptions();
        onlyViolations.setResultTypes(List.of("violations"));
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true) // our pages have no frames of strangers
                        .options(onlyViolations)
                        .analyze()
                        .getViolations())
                .as(page.url())
                .extracting(Rule::getId, rule -> String.valueOf(rule.getNodes()))
                .isEmpty();
    }
}
