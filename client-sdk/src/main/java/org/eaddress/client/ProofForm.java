package org.eaddress.client;

import java.util.Locale;

/// How a portable proof is to be.
public record ProofForm(Language language, Documents documents) {
    /// Of the page that people read.
    public enum Language {
        LV,
        EN
    }

    /// Whether the message and its documents go into it.
    public enum Documents {
        INCLUDE,
        DIGESTS
    }

    String query() {
        return "language=%s&documents=%s".formatted(word(language), word(documents));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
