package org.eaddress.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class BarsTest {
    private static final long LARGE = 8 << 20;

    @Test
    void whatIsSaidAfterTheLastByteBeginsOnALineOfItsOwn() {
        var shown = new ByteArrayOutputStream();
        try (var bars = new Bars(new PrintStream(shown, true, UTF_8))) {
            bars.advanced("plan.pdf", LARGE / 2, LARGE);
            assertThat(shown.toString(UTF_8)).doesNotEndWith("\n");
            bars.advanced("plan.pdf", LARGE, LARGE);
            assertThat(shown.toString(UTF_8)).contains("plan.pdf").endsWith("\n");
        }
    }
}
