package org.eaddress.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookCommandTest extends CommandLineTest {
    private static final String URL = "https://dms.example.org/mail";

    @Test
    void setShowPauseResumeReplayRemove() {
        assertThat(connected("webhook", "set", URL).json().path("url").asString())
                .isEqualTo(URL);
        assertThat(run("webhook", "show", "--profile", profile).out())
                .contains(URL, "active", "2 not taken", "HTTP 500", "next try 2026-11-20T08:10");
        assertThat(connected("webhook", "pause").json().path("state").asString())
                .isEqualTo("paused");
        assertThat(connected("webhook", "resume").json().path("state").asString())
                .isEqualTo("active");
        assertThat(connected("webhook", "replay").exit()).isZero();
        assertThat(connected("webhook", "replay", "--after", "019aa2f0-6f6e-7cc3-98c4-dc0c0c07398f")
                        .exit())
                .isZero();
        assertThat(connected("webhook", "remove").json().path("removed").asBoolean())
                .isTrue();
        assertThat(connected("webhook", "remove").json().path("removed").asBoolean())
                .isFalse();
    }

    @Test
    void whatIsNotThereIsAProblemAndNoCommandIsUsage() {
        assertThat(connected("webhook", "show").exit()).isEqualTo(Exit.REFUSED);
        assertThat(connected("webhook").exit()).isEqualTo(Exit.USAGE);
        assertThat(connected("webhook", "set").exit()).isEqualTo(Exit.USAGE);
    }
}
