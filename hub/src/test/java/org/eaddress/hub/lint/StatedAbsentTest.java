package org.eaddress.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.proof.lint.LintFinding;
import org.eaddress.client.proof.lint.LintRule;
import org.eaddress.hub.absence.Absences;
import org.eaddress.hub.absence.Question;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.keeping.KeepingHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was stated absent and turns up all the same.
class StatedAbsentTest {
    @Test
    void aMessageOfATimeForWhichAbsenceWasStatedIsFound(@TempDir Path folder) throws IOException {
        try (KeepingHub hub = KeepingHub.start(folder)) {
            Instant now = hub.clock().instant().truncatedTo(ChronoUnit.MILLIS);
            hub.clock().goAhead(Duration.ofHours(2));
            Evidence stated = hub.bean(Absences.class)
                    .state(
                            new Question(
                                    KeepingHub.COUNCIL.eAddress(),
                                    KeepingHub.ANNA,
                                    now.minus(Duration.ofHours(1)),
                                    now.plus(Duration.ofHours(1))),
                            KeepingHub.COUNCIL);
            hub.clock().goAhead(Duration.ofHours(-2));
            UUID message = hub.accept("Granted.".getBytes(StandardCharsets.UTF_8));

            MessageLint lint = hub.bean(MessageLint.class);
            EvidenceArchive archive = hub.bean(EvidenceArchive.class);
            assertThat(lint.findings(archive.allOf(List.of(message))))
                    .extracting(LintFinding::rule)
                    .containsExactly(LintRule.NOT_STATED_ABSENT);
            assertThat(lint.findings(archive.allOf(List.of(stated.messageId()))))
                    .extracting(LintFinding::rule)
                    .as("but for its identifier, which the test's clock did not make")
                    .containsExactly(LintRule.ID_MADE_WITH_EVENT);
        }
    }
}
