package org.eaddress.client.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.client.proof.Permit.AT;
import static org.eaddress.client.proof.Permit.ROOT;
import static org.eaddress.client.proof.Permit.SEALER;
import static org.eaddress.client.proof.Permit.evidence;
import static org.eaddress.client.proof.Permit.receipt;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.Journal;
import org.eaddress.client.proof.JournalCheck.Result;
import org.eaddress.client.proof.JournalCheck.Seen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JournalCheckTest {
    private static final TrustAnchors ANCHORS = TrustAnchors.of(Set.of(ROOT.certificate()));
    private static final Instant FIRST = AT.truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);

    private final Journal journal = new Journal(ROOT);
    private final String receipt = receipt();

    @BeforeEach
    void keepAJournal() {
        journal.seal(FIRST, List.of("one", receipt, "three"));
        journal.seal(FIRST.plusSeconds(5), List.of("four"));
        journal.seal(FIRST.plusSeconds(300), List.of("five", "six"));
    }

    @Test
    void aWholeJournalProvesWhatIsInIt() throws MalformedEvidence {
        var result = audit((Seen) null, receipt);
        assertThat(result.findings()).isEmpty();
        assertThat(result.proven()).isOne();
        assertThat(result.last())
                .isEqualTo(new Seen(3, journal.seals().getLast().digest()));
    }

    @Test
    void evidenceThatIsNotInItIsMissingUnlessItIsNew() throws MalformedEvidence {
        var dropped = SEALER.seal(evidence(), AT);
        assertThat(names(audit((Seen) null, dropped))).containsExactly("evidence-missing");
        var fresh = SEALER.seal(evidence(), FIRST.plusSeconds(301));
        var result = audit((Seen) null, fresh);
        assertThat(result.good()).isTrue();
        assertThat(result.waiting()).isOne();
    }

    @Test
    void evidenceThatIsYoungerThanItsTimeStampIsBackDated() throws MalformedEvidence {
        var late = SEALER.seal(evidence(), FIRST.plusSeconds(1000));
        journal.seal(FIRST.plusSeconds(400), List.of(late));
        assertThat(names(audit((Seen) null, late))).containsExactly("evidence-back-dated");
    }

    @ParameterizedTest
    @CsvSource({
        "sealedAt, 2026-11-20T09:00:00.000Z",
        "entryCount, 2",
        "root, 0000000000000000000000000000000000000000000000000000000000000000",
        "header, {}",
        "number, 7"
    })
    void everyChangedMemberIsFound(String member, String value) throws MalformedEvidence {
        var json = new JsonMapper();
        ObjectNode seal = json.valueToTree(journal.seals().get(1));
        if (value.length() == 1) {
            seal.put(member, Long.parseLong(value));
        } else {
            seal.put(member, value);
        }
        var changed = json.treeToValue(seal, JournalSeal.class);
        var seals = List.of(journal.seals().getFirst(), changed, journal.seals().getLast());
        assertThat(names(audit(seals, null))).contains("seal-changed");
    }

    @Test
    void removedAndReorderedEntriesAreFound() throws MalformedEvidence {
        var first = journal.seals().getFirst();
        assertThat(names(audit(List.of(with(first, first.entries().subList(0, 2))), null)))
                .contains("seal-changed");
        assertThat(names(audit(List.of(with(first, first.entries().reversed())), null)))
                .contains("seal-changed");
    }

    @Test
    void aSealThatWasTakenOutIsMissing() throws MalformedEvidence {
        var seals = List.of(journal.seals().getFirst(), journal.seals().getLast());
        assertThat(names(audit(seals, null))).containsExactly("seal-missing", "chain-broken");
    }

    @Test
    void aJournalThatWasSealedAnewIsRewritten() throws MalformedEvidence {
        var seen = new Seen(3, journal.seals().getLast().digest());
        var second = journal.seals().get(1);
        var other = journal.seal(3, FIRST.plusSeconds(300), FIRST.plusSeconds(300), second.digest(), second.entries());
        journal.replace(other);
        assertThat(names(audit(seen))).containsExactly("journal-rewritten");
    }

    @Test
    void aJournalThatEndsEarlierIsShortened() throws MalformedEvidence {
        var seen = new Seen(3, journal.seals().getLast().digest());
        assertThat(audit(seen).good()).isTrue();
        journal.cut();
        assertThat(names(audit(seen))).containsExactly("journal-shortened");
    }

    @Test
    void timeStampsMustBeOfAnAuthorityThatIsTrusted() throws MalformedEvidence {
        var check = new JournalCheck(
                TrustAnchors.of(Set.of(Authority.named("Hub root").certificate())), null);
        journal.seals().forEach(check::take);
        assertThat(names(check.result())).containsOnly("time-stamp-refused");
    }

    @Test
    void timeStampsOverSomethingElseAreRefused() throws MalformedEvidence {
        var first = journal.seals().getFirst();
        var other = journal.seals().getLast();
        var swapped = new JournalSeal(
                1,
                first.sealedAt(),
                3,
                first.previous(),
                first.root(),
                first.digest(),
                first.header(),
                first.entries(),
                other.token(),
                "");
        assertThat(names(audit(List.of(swapped), null))).contains("seal-changed", "time-stamp-refused");
    }

    @Test
    void timesThatGoBackAreFound() throws MalformedEvidence {
        var last = journal.seals().getLast();
        var back = FIRST.minus(Duration.ofHours(1));
        journal.replace(journal.seal(3, back, back, last.previous(), last.entries()));
        assertThat(names(audit((Seen) null))).containsExactly("times-out-of-order");
        journal.replace(journal.seal(3, FIRST, FIRST.plusSeconds(3600), last.previous(), last.entries()));
        assertThat(names(audit((Seen) null))).containsExactly("times-out-of-order");
    }

    private static JournalSeal with(JournalSeal seal, List<String> entries) {
        return new JournalSeal(
                seal.number(),
                seal.sealedAt(),
                seal.entryCount(),
                seal.previous(),
                seal.root(),
                seal.digest(),
                seal.header(),
                entries,
                seal.token(),
                seal.authority());
    }

    private Result audit(@Nullable Seen before, String... expected) throws MalformedEvidence {
        return audit(journal.seals(), before, expected);
    }

    private static Result audit(List<JournalSeal> seals, @Nullable Seen before, String... expected)
            throws MalformedEvidence {
        var check = new JournalCheck(ANCHORS, before);
        for (var piece : expected) {
            check.expect(piece);
        }
        seals.forEach(check::take);
        return check.result();
    }

    private static List<String> names(Result result) {
        return result.findings().stream().map(JournalFinding::name).toList();
    }
}
