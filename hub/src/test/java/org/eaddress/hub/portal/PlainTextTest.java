package org.eaddress.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void aNameCannotTurnItselfRound() {
        assertThat(PlainText.line("rēķins\u202Efdp.exe")).isEqualTo("rēķinsfdp.exe");
        assertThat(PlainText.line("a\u2066b\u2069c\u200Fd\u061Ce")).isEqualTo("abcde");
    }

    @Test
    void aSubjectIsOneLineWithNothingUnseen() {
        assertThat(PlainText.line(" Lēmums\r\n\tpar\u0000 \u200Bbūvi\u00A0\u2028 "))
                .isEqualTo("Lēmums par būvi");
        assertThat(PlainText.line("\u200B\u2060 \uFEFF")).isEmpty();
    }

    @Test
    void aBeginningEndsWithAWholeCharacter() {
        assertThat(PlainText.beginning("ab\uD83D\uDE00c", 3)).isEqualTo("ab");
        assertThat(PlainText.beginning("ab\uD83D\uDE00c", 4)).isEqualTo("ab\uD83D\uDE00");
        assertThat(PlainText.beginning("ab", 3)).isEqualTo("ab");
    }

    @Test
    void aTextKeepsItsLines() {
        assertThat(PlainText.lines("Labdien!\r\n\r\nAr cieņu\rJ. Kalns\u202E"))
                .isEqualTo("Labdien!\n\nAr cieņu\nJ. Kalns");
    }
}
