package org.eaddress.client.proof;

import java.util.List;
import java.util.Locale;

/// One sentence about what is proven, or what is not, in words a judge reads.
public record Statement(String key, List<String> facts) {
    static Statement of(String key, String... facts) {
        return new Statement(key, List.of(facts));
    }

    /// The sentence, in English or Latvian.
    public String text(Locale language) {
        return Words.in(language).say(key, facts.toArray(String[]::new));
    }
}
