package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eaddress.client.cli.EAddress;
import org.junit.jupiter.api.Test;

/// What the README shows is what was compiled.
class ReadmeTest {
    private final String readme = Files.readString(Path.of("README.md"));

    ReadmeTest() throws IOException {}

    @Test
    void theFiveLinesAreThoseThatRun() throws IOException {
        var source = Files.readString(Path.of("src/test/java/org/eaddress/client/FiveLines.java"));
        var compiled = source.replaceFirst("(?s).*tag::five-lines\\[]\n(.*)// end::five-lines\\[].*", "$1");
        var shown = readme.replaceFirst("(?s).*```java\n(.*?)```.*", "$1");
        assertThat(shown).isEqualToIgnoringWhitespace(compiled);
        assertThat(shown).contains("hub.send(letter)");
    }

    @Test
    void theExitCodesAreThoseOfTheHelp() {
        var codes = EAddress.commandLine().getCommandSpec().usageMessage().exitCodeList();
        assertThat(codes).hasSize(7);
        codes.forEach((code, meaning) -> assertThat(readme).contains("| %s | %s |".formatted(code, meaning)));
    }
}
