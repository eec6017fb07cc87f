package org.eaddress.hub.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"Lēmums", "5", "§", "👩‍💻 works", "שלום", " spaced "})
    void showsWhatItSays(String line) {
        assertThat(OneLine.isPlain(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\u202egnp.exe",
                "\u2066a",
                "a\u2028b",
                "a\u2029b",
                "a\nb",
                "\u200b",
                "\u3164",
                "\u00a0"
            })
    void isRefusedOtherwise(String line) {
        assertThat(OneLine.isPlain(line)).isFalse();
    }
}
