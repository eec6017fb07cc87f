package org.eaddress.hub.board.web;

import java.time.Duration;
import java.time.Instant;
import org.eaddress.hub.portal.Words;

/// How long something has lasted, in words and as the length of a bar.
record Age(String words, int percent) {
    private static final int FULL = 100;
    /// A month fills the bar; it grows with the logarithm, so that an hour can be told from a day.
    private static final double LONGEST_MINUTES = Duration.ofDays(30).toMinutes();

    static Age since(Instant since, Instant now, Words words) {
        Duration age = since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
        return new Age(words(age, words), percent(age.toMinutes()));
    }

    private static String words(Duration age, Words words) {
        if (age.toDays() > 1) {
            return words.count("board.age.days", Math.toIntExact(age.toDays()));
        }
        return age.toHours() > 1
                ? words.count("board.age.hours", Math.toIntExact(age.toHours()))
                : words.count("board.age.minutes", Math.toIntExact(age.toMinutes()));
    }

    private static int percent(long minutes) {
        double part = Math.log1p(minutes) / Math.log1p(LONGEST_MINUTES);
        return (int) Math.clamp(Math.round(FULL * part), 1, FULL);
    }
}
