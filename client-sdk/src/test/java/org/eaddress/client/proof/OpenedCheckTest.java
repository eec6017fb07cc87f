package org.eaddress.client.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.client.proof.Permit.AT;
import static org.eaddress.client.proof.Permit.ROOT;
import static org.eaddress.client.proof.Permit.SEALER;
import static org.eaddress.client.proof.Permit.VERIFIER;
import static org.eaddress.client.proof.Permit.receipt;

import java.util.List;
import java.util.Map;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.Journal;
import org.eaddress.client.fake.Sealer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class OpenedCheckTest {
    private final String one = receipt();
    private final String other = SEALER.seal(Permit.evidence(), AT.plusSeconds(1));
    private final JournalSeal seal = new Journal(ROOT).seal(AT, List.of(one, other));
    private final OpenedCheck check = new OpenedCheck(VERIFIER);

    private static String removal(Sealer sealer, long seal, int place) {
        var statement = JsonNodeFactory.instance
                .objectNode()
                .put("version", "1")
                .put("recordIdentifier", "019aa0c4-8e7b-7000-8000-000000000003")
                .put("event", "urn:eaddress:event:EvidenceRemoval")
                .put("eventTime", "2026-11-20T08:00:00.000Z")
                .put("issuer", Authority.SEALER_NAME);
        var entry = statement
                .putObject("facts")
                .put("policy", "evidence")
                .put("retentionDays", 3650)
                .put("before", "2016-11-20T08:00:00Z")
                .put("pieces", 1)
                .put("digest", "0".repeat(64))
                .putArray("entries")
                .addObject()
                .put("seal", seal);
        entry.putArray("positions").add(place);
        return sealer.seal(statement, AT);
    }

    private void requireFindings(String... names) {
        assertThat(check.result().findings()).extracting(JournalFinding::name).containsExactly(names);
    }

    @Test
    void aSealWithAllItsEvidenceIsComplete() {
        check.take(seal, new OpenedSeal(Map.of(0, one, 1, other), List.of()));

        requireFindings();
        assertThat(check.result().pieces()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsNamed() {
        check.take(seal, new OpenedSeal(Map.of(0, one), List.of()));

        requireFindings("evidence-withheld");
    }

    @Test
    void whatAStatementOfTheHubSaysWasRemovedIsNotMissing() {
        check.take(seal, new OpenedSeal(Map.of(0, one), List.of(removal(SEALER, 1, 1))));

        requireFindings();
        assertThat(check.result().removed()).isOne();
        assertThat(check.statements()).hasSize(1);
    }

    @Test
    void aStatementAboutAnotherPlaceOrOfAStrangerHidesNothing() {
        var stranger = Authority.named("e-address test root").sealer();
        var statements = List.of(removal(SEALER, 1, 0), removal(SEALER, 2, 1), removal(stranger, 1, 1), "none");

        check.take(seal, new OpenedSeal(Map.of(0, one), statements));

        requireFindings("evidence-withheld");
    }

    @Test
    void piecesThatChangedPlacesOrWereAddedAreNamed() {
        check.take(seal, new OpenedSeal(Map.of(0, other, 1, one, 2, other), List.of()));

        requireFindings("evidence-not-sealed", "evidence-not-sealed", "evidence-not-sealed");
    }

    @Test
    void aPieceWhoseOwnSealIsNotTheHubsIsNamed() {
        var forged = Authority.named("another root").sealer().seal(Permit.evidence(), AT);
        var sealed = new Journal(ROOT).seal(AT, List.of(forged));

        check.take(sealed, new OpenedSeal(Map.of(0, forged), List.of()));

        requireFindings("untrusted-chain");
    }
}
