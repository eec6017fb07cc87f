package org.eaddress.infra.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/// A hand at the mouse and the keyboard that counts what it does: each click, each page asked for anew and each
/// field that is filled is one.
final class Hand {
    private final Page page;
    private int deeds;

    Hand(Page page) {
        this.page = page;
    }

    void click(String what) {
        click(page.locator(what).first());
    }

    void click(Locator what) {
        deeds++;
        what.click();
    }

    void fill(String field, String text) {
        deeds++;
        page.locator(field).fill(text);
    }

    void reload() {
        deeds++;
        page.reload();
    }

    void save(String link, Path file) {
        Download download = page.waitForDownload(() -> click(link));
        download.saveAs(file);
    }

    int deeds() {
        return deeds;
    }
}
