package org.eaddress.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditCommandTest extends CommandLineTest {
    @Test
    void itProvesTheReceiptsAndRemembersTheNewestSeal() throws IOException {
        var receipt = folder.resolve("permit.receipt");
        send("--receipt", receipt.toString());
        var journal = world.hub().mailroom().journal();
        var at = Instant.parse("2026-11-20T08:00:02Z");
        journal.seal(at, List.of(Files.readString(receipt).strip()));
        journal.seal(at.plusSeconds(600), List.of("another"));
        journal.seal(at.plusSeconds(700), List.of("a third"));
        var state = folder.resolve("audit.state").toString();

        var whole = connected("audit", "--state", state);
        assertThat(whole.exit()).isZero();
        assertThat(whole.json().path("proven").asInt()).isOne();
        assertThat(whole.json().path("last").path("number").asInt()).isEqualTo(3);

        journal.cut();
        var shortened = connected("audit", "--state", state);
        assertThat(shortened.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(shortened.json().path("findings").path(0).path("name").asString())
                .isEqualTo("journal-shortened");
    }
}
