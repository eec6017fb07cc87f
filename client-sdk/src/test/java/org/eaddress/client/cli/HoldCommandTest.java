package org.eaddress.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.eaddress.client.Message;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.Test;

class HoldCommandTest extends CommandLineTest {
    private Ran place(String... more) {
        var line = new String[more.length + 6];
        System.arraycopy(new String[] {"hold", "place", "--reason", "Case C-17", "--by", "J. Kalns"}, 0, line, 0, 6);
        System.arraycopy(more, 0, line, 6, more.length);
        return connected(line);
    }

    @Test
    void placeListLift() {
        var placed = place("--account", ANNA, "--until", "2040-01-01T00:00:00Z");
        assertThat(placed.exit()).isZero();
        assertThat(placed.json().path("eAddress").asString()).isEqualTo(ANNA);
        var id = placed.json().path("id").asString();
        assertThat(placed.err()).contains("--id " + id);

        var listed = run("hold", "list", "--profile", profile);
        assertThat(listed.out()).contains(id, "Case C-17", "J. Kalns", "until 2040-01-01T00:00:00Z");

        var lifted = connected("hold", "lift", id, "--by", "A. Liepa");
        assertThat(lifted.exit()).isZero();
        assertThat(lifted.json().path("liftedBy").asString()).isEqualTo("A. Liepa");
        assertThat(run("hold", "list", "--profile", profile).out()).contains("lifted", "A. Liepa");
    }

    @Test
    void aHoldOverAMessageMayBeRepeatedUnderItsId() {
        var id = Message.newId().toString();
        var message = Message.newId().toString();

        assertThat(place("--message", message, "--id", id)
                        .json()
                        .path("message")
                        .asString())
                .isEqualTo(message);
        assertThat(place("--message", message, "--id", id).exit()).isZero();
        assertThat(connected("hold", "list").json().path("holds")).hasSize(1);
    }

    @Test
    void aHoldIsOverOneThing() {
        assertThat(place().exit()).isEqualTo(Exit.USAGE);
        assertThat(place("--account", ANNA, "--message", Message.newId().toString())
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(connected("hold").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void whoIsNotTheOperatorIsToldSo() {
        world.hub().trouble(Step.OTHER, new Trouble.Refusal(403, "not-allowed"));

        assertThat(place("--account", ANNA).exit()).isEqualTo(Exit.REFUSED);
    }
}
