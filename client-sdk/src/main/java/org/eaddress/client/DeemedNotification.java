package org.eaddress.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// When a message counts as notified by law, with the hub's explanation.
public record DeemedNotification(Count count, Explanation lv, Explanation en) {
    public DeemedNotification {
        Json.require(count, lv, en);
    }

    /// How the day was counted to.
    ///
    /// @param on null while the clock is held
    /// @param unknownYears the years whose moved working days the hub does not know yet
    public record Count(Instant sentAt, @Nullable LocalDate on, List<Integer> unknownYears) {
        public Count {
            Json.require(sentAt, unknownYears);
        }
    }

    /// The words for it: a sentence, then each day, then what must be known besides.
    public record Explanation(String sentence, List<String> days, List<String> remarks) {
        public Explanation {
            Json.require(sentence, days, remarks);
        }
    }

    /// The words in Latvian, or else in English.
    public Explanation in(Locale language) {
        return language.getLanguage().equals("lv") ? lv : en;
    }
}
