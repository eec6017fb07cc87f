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

    @Test
    void itNamesTheGivenEvidenceThatIsNotInTheJournal() throws IOException {
        var receipt = folder.resolve("permit.receipt");
        send("--receipt", receipt.toString());
        world.hub().mailroom().journal().seal(Instant.parse("2026-11-20T08:20:00Z"), List.of("another"));

        var audit = connected("audit", receipt.toString());
        assertThat(audit.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(audit.json().path("findings").path(0).path("name").asString())
                .isEqualTo("evidence-missing");
        assertThat(audit.json().path("findings").path(0).path("about").asString())
                .endsWith(receipt.toString());
    }

    @Test
    void anAuditorProvesThatAllEvidenceIsThereAndIsToldWhatIsNot() throws IOException {
        var receipt = folder.resolve("permit.receipt");
        send("--receipt", receipt.toString());
        var piece = Files.readString(receipt).strip();
        var journal = world.hub().mailroom().journal();
        journal.seal(Instant.parse("2026-11-20T08:00:02Z"), List.of(piece));
        var opened = world.hub().mailroom().opened();
        opened.holds(piece);

        var whole = connected("audit", "--open", "Audit of 2026", "--by", "State Audit Office");
        assertThat(whole.exit()).isZero();
        assertThat(whole.json().path("opened").path("pieces").asInt()).isOne();

        opened.loses(piece);
        var lacking = connected("audit", "--open", "Audit of 2026", "--by", "State Audit Office");
        assertThat(lacking.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(lacking.json().path("findings").path(0).path("name").asString())
                .isEqualTo("evidence-withheld");
        assertThat(lacking.json().path("findings").path(0).path("about").asString())
                .isEqualTo("at place 0");
    }

    @Test
    void itTellsWhatWouldNoLongerBeProven() {
        var journal = world.hub().mailroom().journal();
        var at = Instant.parse("2026-11-20T08:00:02Z");
        journal.certifiedUntil(at.plusSeconds(1000));
        journal.seal(at, List.of("one", "two"));
        journal.certifiedUntil(at.plusSeconds(5000));
        journal.renew(at.plusSeconds(500));

        var stands = connected("audit", "--what-if", "tsa-expired=2026-11-20T08:30:00Z");
        assertThat(stands.exit()).isZero();
        assertThat(stands.json()
                        .path("outlooks")
                        .path(0)
                        .path("evidence")
                        .path("stand")
                        .asInt())
                .isEqualTo(2);

        var falls = connected("audit", "--what-if", "sha256-broken", "--what-if", "tsa-expired=2030-01-01");
        assertThat(falls.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(falls.json().path("findings").isEmpty()).isTrue();
        assertThat(falls.json()
                        .path("outlooks")
                        .path(0)
                        .path("seals")
                        .path("fall")
                        .asInt())
                .isOne();
        assertThat(falls.json()
                        .path("outlooks")
                        .path(1)
                        .path("falling")
                        .path("lastSeal")
                        .asInt())
                .isOne();
        assertThat(connected("audit", "--what-if", "moon-falls").exit()).isEqualTo(Exit.USAGE);
    }
}
