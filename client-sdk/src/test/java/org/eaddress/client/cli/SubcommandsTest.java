package org.eaddress.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class SubcommandsTest {
    private static String[] line(String line) {
        return line.split(" ");
    }

    @Test
    void eachHasTheNameThatItGoesBy() {
        Subcommands.ALL.forEach((name, command) ->
                assertThat(command.getAnnotation(Command.class).name()).isEqualTo(name));
    }

    @Test
    void onlyThoseThatTheCommandLineNamesAreMade() {
        assertThat(Subcommands.namedIn(line("--json verify a.receipt"))).containsOnlyKeys("verify");
        assertThat(Subcommands.namedIn(line("--profile send verify a.receipt"))).containsOnlyKeys("send", "verify");
    }

    @Test
    void allAreThereToChooseFromWhenItNamesNone() {
        assertThat(Subcommands.namedIn(line("--help"))).isEqualTo(Subcommands.ALL);
        assertThat(Subcommands.namedIn(line("verfy a.receipt"))).isEqualTo(Subcommands.ALL);
    }
}
