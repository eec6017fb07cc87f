package org.eaddress.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private final Languages languages = new Languages(new PortalConfiguration().messageSource(), NOON);
    private final Words latvian = languages.in(Languages.LATVIAN);
    private final Words english = languages.in(Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T07:05:00Z, šodien 09:05, today 09:05",
        "2026-11-19T21:59:00Z, vakar, yesterday",
        "2026-11-19T22:01:00Z, šodien 00:01, today 00:01",
        "2026-06-30T22:00:00Z, 1. jūlijs, 1 July",
        "2025-12-04T10:00:00Z, 2025. gada 4. decembris, 4 December 2025",
    })
    void aDayIsNamedAsOneSpeaksOfItInRiga(Instant at, String inLatvian, String inEnglish) {
        assertThat(latvian.briefly(at)).isEqualTo(inLatvian);
        assertThat(english.briefly(at)).isEqualTo(inEnglish);
    }

    @Test
    void anExactTimeStaysTrueOnPaper() {
        Instant at = Instant.parse("2026-12-04T12:03:59Z");
        assertThat(latvian.exactly(at)).isEqualTo("2026. gada 4. decembrī plkst. 14:03");
        assertThat(english.exactly(at)).isEqualTo("on 4 December 2026 at 14:03");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | mazāk par 1 KB | less than 1 KB",
                "999 | mazāk par 1 KB | less than 1 KB",
                "48300 | 48 KB | 48 KB",
                "999999 | 1 MB | 1 MB",
                "1240000 | 1,2 MB | 1.2 MB",
                "104857600 | 104,9 MB | 104.9 MB",
            })
    void aSizeIsRoundedToWhatAPersonNeeds(long bytes, String inLatvian, String inEnglish) {
        assertThat(latvian.size(bytes)).isEqualTo(inLatvian);
        assertThat(english.size(bytes)).isEqualTo(inEnglish);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 dokuments, 1 document",
        "2, 2 dokumenti, 2 documents",
        "11, 11 dokumenti, 11 documents",
        "21, 21 dokuments, 21 documents",
    })
    void numbersBendTheirNouns(int count, String inLatvian, String inEnglish) {
        assertThat(latvian.count("documents", count)).isEqualTo(inLatvian);
        assertThat(english.count("documents", count)).isEqualTo(inEnglish);
    }
}
