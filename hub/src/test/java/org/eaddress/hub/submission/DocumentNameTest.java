package org.eaddress.hub.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "permit.pdf",
                "Lēmums Nr. 5 (galīgais).edoc",
                "план.pdf",
                ".hidden",
                "a",
                "console.pdf",
                "COM10",
                "a con.txt"
            })
    void isAPlainFileName(String name) {
        assertThat(DocumentName.isPlain(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../etc/passwd",
                "a/b.pdf",
                "a\\b.pdf",
                "a\u0000.pdf",
                "a\n.pdf",
                "permit\u202Efdp.exe",
                "\u2066a.pdf",
                "a\u200F.pdf",
                " a.pdf",
                "a.pdf ",
                "a\uD800.pdf",
                "a\uE000.pdf",
                "a\u2028.pdf",
                "CON",
                "nul.pdf",
                "Com1.tar.gz",
                "LPT9 .pdf",
                "com\u00b9.pdf",
                "conin$",
                "a:b.pdf",
                "a<b.pdf",
                "a>b.pdf",
                "a\"b.pdf",
                "a|b.pdf",
                "what?.pdf",
                "*.pdf",
                "a.pdf.",
                "a."
            })
    void isNothingElse(String name) {
        assertThat(DocumentName.isPlain(name)).isFalse();
    }

    @Test
    void hasAnEnd() {
        assertThat(DocumentName.isPlain("a".repeat(200))).isTrue();
        assertThat(DocumentName.isPlain("a".repeat(201))).isFalse();
        assertThat(DocumentName.isPlain("a".repeat(10_000))).isFalse();
        assertThat(DocumentName.isPlain("ā".repeat(127) + "a")).isTrue();
        assertThat(DocumentName.isPlain("ā".repeat(128))).isFalse();
    }

    @Test
    void isTheSameInEveryCaseAndUnicodeForm() {
        assertThat(DocumentName.comparable("L\u0113mums.PDF")).isEqualTo(DocumentName.comparable("le\u0304mums.pdf"));
    }
}
