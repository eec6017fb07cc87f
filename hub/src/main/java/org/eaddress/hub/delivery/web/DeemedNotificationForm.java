package org.eaddress.hub.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.eaddress.hub.delivery.CountForm;
import org.eaddress.hub.delivery.DeemedNotification;
import org.eaddress.hub.delivery.Explanation;
import org.jspecify.annotations.Nullable;

/// A count with its explanation, as the API answers it.
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeemedNotificationForm(@Nullable String recipient, CountForm count, WordsForm lv, WordsForm en) {

    /// The explanation in one language; a line a day.
    record WordsForm(String sentence, List<String> days, List<String> remarks) {
        static WordsForm of(DeemedNotification notification, Explanation explanation, Locale locale) {
            return new WordsForm(
                    explanation.sentence(notification, locale),
                    explanation.days(notification, locale).stream()
                            .map(line -> line.day() + ": " + line.why())
                            .toList(),
                    explanation.remarks(notification, locale));
        }
    }

    static DeemedNotificationForm of(
            @Nullable String recipient, DeemedNotification notification, Explanation explanation) {
        return new DeemedNotificationForm(
                recipient,
                CountForm.of(notification),
                WordsForm.of(notification, explanation, Locale.of("lv")),
                WordsForm.of(notification, explanation, Locale.ENGLISH));
    }
}
