package org.eaddress.infra.browser;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/// What a person does with the portal, in words.
final class Steps {
    private final Page page;

    Steps(Page page) {
        this.page = page;
    }

    /// From the landing page through the demonstration's identity provider, which asks only who one is.
    Steps signInAs(String name) {
        page.navigate("/");
        page.locator("main a.action").click();
        pick(name).locator("form.sign-out").waitFor();
        return this;
    }

    /// The same, known only as surely as this.
    Steps signInAs(String name, String level) {
        page.navigate("/");
        page.locator("main a.action").click();
        page.locator("input[value=" + level + "]").check();
        pick(name).locator("form.sign-out").waitFor();
        return this;
    }

    /// Who one is, at the demonstration's identity provider.
    Page pick(String name) {
        var choice = new GetByRoleOptions().setName(name);
        page.getByRole(AriaRole.BUTTON, choice)
                .or(page.getByRole(AriaRole.LINK, choice))
                .first()
                .click();
        return page;
    }

    Steps signOut() {
        page.locator("form.sign-out button").click();
        page.locator("main a.action").waitFor();
        return this;
    }

    Steps speak(String language) {
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            page.locator("footer a[hreflang=" + language + "]").click();
        }
        return this;
    }

    Steps openNewest() {
        page.locator(".letters a").first().click();
        page.locator("article.message").waitFor();
        return this;
    }

    Steps openBySubject(String subject) {
        page.locator(".letters a", new Page.LocatorOptions().setHasText(subject))
                .first()
                .click();
        page.locator("article.message").waitFor();
        return this;
    }

    /// Presses [Read] at the first document that has it.
    Steps readFirstDocument() {
        page.locator(".deeds a[href*='/read']").first().click();
        page.locator(".reader").waitFor();
        return this;
    }

    /// The document in the page.
    FrameLocator document() {
        return page.frameLocator(".reader iframe");
    }

    /// Waits until the words of the document's first page are there, to be read, searched and spoken.
    String documentText() {
        var text = document().locator(".page[data-page-number='1'] .textLayer span[role=presentation]");
        text.first().waitFor();
        return String.join("\n", text.allTextContents());
    }
}
