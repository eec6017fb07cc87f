package org.eaddress.client.proof;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/// The sentences of the verdict in one language; English where a language is not known.
record Words(ResourceBundle sentences) {
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    static Words in(Locale language) {
        return new Words(ResourceBundle.getBundle("org.eaddress.client.proof.words", language, NO_FALLBACK));
    }

    String say(String key, String... facts) {
        return MessageFormat.format(sentences.getString(key), (Object[]) facts);
    }
}
