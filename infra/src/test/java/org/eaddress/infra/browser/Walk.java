package org.eaddress.infra.browser;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Somebody who goes through the portal along its links, and stops at one page of each kind.
final class Walk {
    private static final String LINKS = "[...document.links].filter(a => !a.hasAttribute('download')"
            + " && !a.hreflang && a.origin === location.origin).map(a => a.pathname + a.search)";

    private final Page page;
    private final PortalPages pages;
    private final Consumer<String> atPage;
    private final Set<String> seen = new HashSet<>();

    /// @param atPage what is done at a page, given its kind
    Walk(Page page, PortalPages pages, Consumer<String> atPage) {
        this.page = page;
        this.pages = pages;
        this.atPage = atPage;
    }

    /// Goes from these addresses to everything that links lead to.
    Walk from(String... addresses) {
        Deque<String> ahead = new ArrayDeque<>(List.of(addresses));
        while (!ahead.isEmpty()) {
            String address = ahead.remove();
            if (isNew(address)) {
                kindOf(address).ifPresent(seen::add);
                page.navigate(address);
                stop();
                links().stream().filter(this::isNew).forEach(ahead::add);
            }
        }
        return this;
    }

    /// Stops at the page that is shown, where forms have led.
    void stop() {
        Optional<String> kind = kindOf(page.url());
        kind.ifPresent(seen::add);
        atPage.accept(kind.orElse(page.url()));
    }

    /// The kinds of the pages that were gone to.
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    private boolean isNew(String address) {
        return kindOf(address).filter(kind -> !seen.contains(kind)).isPresent();
    }

    private Optional<String> kindOf(String address) {
        return pages.kindOf(URI.create(page.url()).resolve(address).getRawPath());
    }

    @SuppressWarnings("unchecked")
    private List<String> links() {
        return (List<String>) page.evaluate(LINKS);
    }
}
