package org.eaddress.hub.portal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The languages of the portal. Latvian comes first; a page is in English only when the person asked for it.
@Component
public class Languages {
    static final Locale LATVIAN = Locale.of("lv");
    static final List<Locale> ALL = List.of(LATVIAN, Locale.ENGLISH);

    private final MessageSource messages;
    private final Clock clock;

    Languages(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    static Locale otherThan(Locale locale) {
        return LATVIAN.equals(locale) ? Locale.ENGLISH : LATVIAN;
    }

    /// How the language says things.
    public Words in(Locale locale) {
        return new Words(messages, locale, clock.instant());
    }
}
