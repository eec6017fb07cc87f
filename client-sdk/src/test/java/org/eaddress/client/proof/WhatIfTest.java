package org.eaddress.client.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.client.proof.Permit.AT;
import static org.eaddress.client.proof.Permit.ROOT;
import static org.eaddress.client.proof.Permit.receipt;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eaddress.client.fake.Journal;
import org.eaddress.client.proof.JournalCheck.Result;
import org.eaddress.client.proof.Outlook.Span;
import org.eaddress.client.proof.Outlook.Tally;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTest {
    private static final TrustAnchors ANCHORS = TrustAnchors.of(Set.of(ROOT.certificate()));
    private static final Instant FIRST = AT.truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
    private static final Instant FIRST_END = FIRST.plus(Duration.ofDays(30));
    private static final Instant SECOND_END = FIRST.plus(Duration.ofDays(300));

    private final Journal journal = new Journal(ROOT);
    private final String receipt = receipt();

    /// Two seals by a certificate that ends first, both renewed by one that ends later; a third is not renewed.
    @BeforeEach
    void keepAJournal() {
        journal.certifiedUntil(FIRST_END);
        journal.seal(FIRST, List.of(receipt, "two"));
        journal.seal(FIRST.plusSeconds(5), List.of("three"));
        journal.certifiedUntil(SECOND_END);
        journal.renew(FIRST.plusSeconds(10));
        journal.certifiedUntil(FIRST_END);
        journal.seal(FIRST.plusSeconds(20), List.of("four"));
    }

    private Result audit(String... events) throws MalformedEvidence {
        var check = new JournalCheck(ANCHORS, null, journal.renewals(), journal);
        for (var event : events) {
            check.ask(WhatIf.named(event).orElseThrow());
        }
        check.expect(receipt, "permit.receipt");
        journal.seals().forEach(check::take);
        return check.result();
    }

    @Test
    void whatWasRenewedInTimeStandsAndTheRestFalls() throws MalformedEvidence {
        var result = audit("tsa-expired=" + FIRST_END.plusSeconds(1));
        assertThat(result.findings()).isEmpty();
        assertThat(result.renewals()).isOne();
        var outlook = result.outlooks().getFirst();
        assertThat(outlook.allStands()).isFalse();
        assertThat(outlook.seals()).isEqualTo(new Tally(2, 1));
        assertThat(outlook.evidence()).isEqualTo(new Tally(3, 1));
        assertThat(outlook.timeStamps()).isEqualTo(new Tally(1, 3));
        assertThat(outlook.standing()).containsExactlyEntriesOf(Map.of("renewal 1, SHA-256", 2L));
        assertThat(outlook.falling())
                .isNotNull()
                .extracting(Span::firstSeal, Span::lastSeal)
                .containsExactly(3L, 3L);
        assertThat(outlook.given()).isEmpty();
    }

    @Test
    void beforeAnythingEndsAllStandsAndAfterEverythingNothing() throws MalformedEvidence {
        var outlooks = audit("tsa-expired=2026-11-21", "tsa-expired=2040-01-01").outlooks();
        assertThat(outlooks.getFirst().allStands()).isTrue();
        assertThat(outlooks.getFirst().falling()).isNull();
        assertThat(outlooks.getLast().seals()).isEqualTo(new Tally(0, 3));
        assertThat(outlooks.getLast().given()).singleElement().asString().endsWith(" permit.receipt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256-broken", "es256-broken"})
    void aRenewalUnderTheSameAlgorithmsDoesNotHelp(String event) throws MalformedEvidence {
        var outlook = audit(event).outlooks().getFirst();
        assertThat(outlook.seals()).isEqualTo(new Tally(0, 3));
        assertThat(outlook.timeStamps()).isEqualTo(new Tally(0, 4));
        assertThat(outlook.ownSeals()).isEqualTo(new Tally(0, 1));
    }

    @Test
    void anAlgorithmThatIsNotUsedMayBreak() throws MalformedEvidence {
        var outlook = audit("sha3-512-broken").outlooks().getFirst();
        assertThat(outlook.allStands()).isTrue();
        assertThat(outlook.ownSeals()).isEqualTo(new Tally(1, 0));
    }

    @Test
    void aRenewalThatIsGoneOrOverSomethingElseIsFound() throws MalformedEvidence {
        var renewal = journal.renewals().getFirst();
        var second = new JournalRenewal(
                2,
                renewal.algorithm(),
                renewal.firstSeal(),
                renewal.lastSeal(),
                renewal.renewedAt(),
                renewal.root(),
                renewal.token(),
                "");
        var check = new JournalCheck(ANCHORS, null, List.of(second), source(journal.nodes(1)));
        journal.seals().forEach(check::take);
        assertThat(check.result().findings()).containsExactly(new JournalFinding("renewal-missing", 0, "renewal 1"));

        for (var bad : List.of(journal.nodes(1).reversed(), List.<String>of(), List.of("x", "y"))) {
            var other = new JournalCheck(ANCHORS, null, journal.renewals(), source(bad));
            journal.seals().forEach(other::take);
            assertThat(other.result().findings())
                    .containsExactly(new JournalFinding("renewal-changed", 0, "renewal 1"));
        }
    }

    @Test
    void aRenewalAfterTheEndIsTooLate() throws MalformedEvidence {
        var late = new Journal(ROOT);
        late.certifiedUntil(FIRST_END);
        late.seal(FIRST, List.of(receipt));
        late.certifiedUntil(SECOND_END);
        late.renew(FIRST_END.plusSeconds(1));
        var check = new JournalCheck(ANCHORS, null, late.renewals(), late);
        late.seals().forEach(check::take);
        assertThat(check.result().findings()).containsExactly(new JournalFinding("renewed-too-late", 0, "renewal 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "md5-broken", "SHA256-broken", "tsa-expired=", "tsa-expired=soon", "sha256"})
    void nothingElseCanBeAsked(String event) {
        assertThat(WhatIf.named(event)).isEmpty();
    }

    private static RenewalSource source(List<String> nodes) {
        return new RenewalSource() {
            @Override
            public List<String> nodes(long renewal) {
                return nodes;
            }

            @Override
            public List<String> entries(long renewal, long seal) {
                return List.of();
            }
        };
    }
}
