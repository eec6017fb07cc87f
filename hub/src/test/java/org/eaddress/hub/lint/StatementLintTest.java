package org.eaddress.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.client.proof.lint.KeepingFinding;
import org.eaddress.client.proof.lint.KeepingRule;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.retention.Hold;
import org.eaddress.hub.retention.LegalHolds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the hub states about what it keeps is held against the rules, too.
class StatementLintTest {
    private static final String OPERATOR = "_DEFAULT@90000000048";

    @Test
    void aHoldIsGoodAndOneLiftedTwiceIsFound(@TempDir Path folder) throws IOException {
        try (KeepingHub hub = KeepingHub.start(folder)) {
            LegalHolds holds = hub.bean(LegalHolds.class);
            UUID hold = UuidCreator.getTimeOrderedEpoch();
            holds.place(hold, Hold.overAccount(KeepingHub.ANNA.value(), "Case C-17", "J. Kalns"), OPERATOR);
            holds.lift(hold, "J. Kalns", OPERATOR);
            assertThat(findings(hub)).isEmpty();

            hub.db()
                    .sql("update legal_hold set lifted_at = null, lifted_by = null, lifting_id = null")
                    .update();
            holds.lift(hold, "J. Kalns", OPERATOR);

            assertThat(findings(hub))
                    .extracting(KeepingFinding::rule)
                    .containsOnly(KeepingRule.HOLD_PLACED_AND_LIFTED_ONCE);
        }
    }

    private static List<KeepingFinding> findings(KeepingHub hub) {
        List<UUID> ids = hub.db()
                .sql("select message_id from evidence where event like 'LegalHold%'")
                .query((row, _) -> row.getObject("message_id", UUID.class))
                .list();
        Map<UUID, List<Evidence>> issued = hub.bean(EvidenceArchive.class).allOf(ids);
        assertThat(issued).hasSameSizeAs(ids);
        return hub.bean(StatementLint.class).findings(issued);
    }
}
