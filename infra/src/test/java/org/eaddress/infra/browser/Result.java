package org.eaddress.infra.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the offline verifier shows, taken from its page in one go.
record Result(String verdict, Locale language, List<String> keys, List<String> texts) {
    private static final String TAKE = """
            result => ({
              verdict: result.dataset.verdict,
              language: document.documentElement.lang,
              keys: [...result.querySelectorAll("li")].map(item => item.dataset.key),
              texts: [...result.querySelectorAll("li")].map(item => item.textContent)
            })""";

    static Result on(Page page) {
        Map<?, ?> taken = (Map<?, ?>) page.locator("#result").evaluate(TAKE);
        return new Result(
                String.valueOf(taken.get("verdict")),
                Locale.of(String.valueOf(taken.get("language"))),
                strings(taken.get("keys")),
                strings(taken.get("texts")));
    }

    private static List<String> strings(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream().map(String::valueOf).toList();
    }
}
