package org.eaddress.hub.board.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+371 2", "-1", "@SUM(A1)", "\t=1", " =1", "\u200b=1", "\r=cmd"})
    void noSpreadsheetRunsWhatSomebodyWrote(String written) {
        assertThat(Export.cell(written)).startsWith("\"'");
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(Export.cell("SIA Bērzs")).isEqualTo("\"SIA Bērzs\"");
        assertThat(Export.cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
    }
}
