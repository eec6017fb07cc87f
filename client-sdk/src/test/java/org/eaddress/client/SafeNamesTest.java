package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {
    @Test
    void ordinaryNamesStayAsTheyAre() {
        assertThat(SafeNames.of("Būvatļauja Nr. 17.edoc")).isEqualTo("Būvatļauja Nr. 17.edoc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../a",
                "..\\a",
                "/etc/passwd",
                "a\u0000b",
                "a\u202eb",
                ".bashrc",
                "nul",
                "COM1.txt",
                "a.",
                " ",
                "a\nb",
                "C:evil",
                "\ud800"
            })
    void hostileNamesAreNoPathsAndNoDevices(String hostile) {
        var safe = SafeNames.of(hostile);
        assertThat(safe)
                .isNotEmpty()
                .doesNotContainPattern("[/\\\\:\\p{C}]")
                .doesNotStartWith(".")
                .doesNotEndWith(".");
        assertThat(safe).doesNotMatch("(?i)(nul|com1)(\\..*)?");
    }

    @Test
    void longNamesKeepTheirEnding() {
        var safe = SafeNames.of("ā".repeat(200) + ".edoc");
        assertThat(safe).endsWith("ā.edoc");
        assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(180);
    }

    @Test
    void namesAlikeToADiskAreToldApart() {
        assertThat(SafeNames.of(List.of("a.pdf", "A.pdf", "a/b", "a:b")))
                .containsExactly("a.pdf", "A-2.pdf", "a_b", "a_b-2");
    }
}
