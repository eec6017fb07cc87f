package org.eaddress.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever is done to the database behind the hub's back is found, and named.
class AuditTest {
    private final Office office = Office.open("--hub.journal.entries=4");
    private List<Evidence> pieces = List.of();

    @BeforeEach
    void sealSome() {
        pieces = office.issue(10);
        office.seal();
        office.seal();
        office.seal();
        assertThat(found()).isEmpty();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Set<String> found() {
        return office.part(JournalAudit.class).step().stream()
                .map(Finding::toString)
                .collect(Collectors.toSet());
    }

    private void change(String sql, Object... values) {
        assertThat(office.db().sql(sql).params(values).update()).isPositive();
    }

    private UUID id(int piece) {
        return pieces.get(piece).id();
    }

    @Test
    void evidenceThatIsGone() {
        change("delete from evidence where evidence_id = ?", id(5));

        assertThat(found()).containsExactly("evidence-missing: evidence " + id(5));
    }

    @Test
    void evidenceThatIsGoneWithAllThatPointsToIt() {
        change("delete from evidence where evidence_id = ?", id(5));
        change("delete from journal_entry where evidence_id = ?", id(5));

        assertThat(found()).contains("evidence-missing: evidence " + id(5));
    }

    @Test
    void evidenceThatIsGoneWithItsIdInTheSeal() {
        change("update journal_seal set evidence_ids[2] = null where seal_number = 2");
        change("delete from evidence where evidence_id = ?", id(5));
        change("delete from journal_entry where evidence_id = ?", id(5));

        assertThat(found()).containsExactly("seal-changed: seal 2");
    }

    @Test
    void evidenceThatIsGoneBeforeItWasSealed() {
        UUID waiting = office.issue().id();
        change("delete from evidence where evidence_id = ?", waiting);

        assertThat(found()).containsExactly("evidence-missing: evidence " + waiting);
        office.seal();
        assertThat(found()).containsExactly("evidence-missing: evidence " + waiting);
    }

    @Test
    void evidenceThatWasChangedBeforeItWasSealed() {
        UUID waiting = office.issue().id();
        change(
                "update evidence set payload = replace(payload, '329999-00017', '329999-00018') where evidence_id = ?",
                waiting);

        office.seal();

        assertThat(found()).containsExactly("evidence-changed: evidence " + waiting);
    }

    @Test
    void whatAHubOfBeforeLeftWaitingIsSealedAsItLies() {
        UUID waiting = office.issue().id();
        UUID gone = office.issue().id();
        change("update journal_queue set digest = null where evidence_id in (?, ?)", waiting, gone);
        change("delete from evidence where evidence_id = ?", gone);

        office.seal();

        assertThat(found()).containsExactly("evidence-missing: evidence " + gone);
        assertThat(office.seals()).hasSize(4);
    }

    @Test
    void evidenceThatWasChanged() {
        change(
                "update evidence set payload = replace(payload, '329999-00017', '329999-00018') where evidence_id = ?",
                id(2));

        assertThat(found()).containsExactly("evidence-changed: evidence " + id(2));
    }

    @Test
    void evidenceThatWasPutThere() {
        Evidence smuggled = office.issue();
        change("delete from journal_queue where evidence_id = ?", smuggled.id());

        assertThat(found()).containsExactly("evidence-not-in-journal: evidence " + smuggled.id());
    }

    @Test
    void evidenceThatWasPutThereWithAWayToASeal() {
        Evidence smuggled = office.issue();
        change("delete from journal_queue where evidence_id = ?", smuggled.id());
        change("insert into journal_entry values (?, ?, 2, 1)", smuggled.messageId(), smuggled.id());

        assertThat(found()).containsExactly("evidence-not-in-journal: evidence " + smuggled.id());
    }

    @Test
    void evidenceThatWasPutIntoASeal() {
        Evidence smuggled = office.issue();
        change("delete from journal_queue where evidence_id = ?", smuggled.id());
        change("insert into journal_entry values (?, ?, 3, 2)", smuggled.messageId(), smuggled.id());
        change("""
                update journal_seal set entry_count = entry_count + 1, message_ids = message_ids || ?,
                  evidence_ids = evidence_ids || ?, entry_digests = entry_digests || ? where seal_number = 3""", smuggled.messageId(), smuggled.id(), smuggled.digest().bytes());

        assertThat(found()).containsExactly("seal-changed: seal 3");
    }

    @Test
    void entriesInAnotherOrder() {
        change("""
                update journal_seal set entry_digests = array[entry_digests[2], entry_digests[1]],
                  evidence_ids = array[evidence_ids[2], evidence_ids[1]],
                  message_ids = array[message_ids[2], message_ids[1]] where seal_number = 3""");

        assertThat(found()).contains("seal-changed: seal 3");
    }

    @Test
    void anEntryThatIsGone() {
        change("delete from journal_entry where evidence_id = ?", id(9));

        assertThat(found()).containsExactly("entry-missing: evidence " + id(9));
    }

    @Test
    void evidenceDatedBack() {
        office.issueAt(Instant.now().minus(Duration.ofHours(2)), 1);
        Evidence honest = office.issue();
        office.seal();
        Evidence backDated =
                office.issueAt(Instant.now().minus(Duration.ofHours(2)), 1).getFirst();
        office.seal();

        assertThat(found())
                .contains("back-dated: evidence " + backDated.id())
                .doesNotContain("evidence " + honest.id());
    }

    @Test
    void evidenceDatedAhead() {
        Evidence ahead =
                office.issueAt(Instant.now().plus(Duration.ofHours(2)), 1).getFirst();
        office.seal();

        assertThat(found()).containsExactly("post-dated: evidence " + ahead.id());
    }

    @Test
    void aSealThatSaysItIsOlder() {
        change("update journal_seal set sealed_at = sealed_at - interval '1 day' where seal_number = 3");

        assertThat(found()).containsExactlyInAnyOrder("seal-changed: seal 3", "back-dated: seal 3");
    }

    @Test
    void aWholeSealMadeAnewWithAnEarlierTime() {
        replaceSeal(2, Instant.now().minus(Duration.ofDays(1)));

        assertThat(found()).containsExactlyInAnyOrder("back-dated: seal 2", "seal-changed: seal 3");
    }

    @Test
    void aTimeStampOfAnotherSeal() {
        change("""
                update journal_seal set token = (select token from journal_seal where seal_number = 1)
                where seal_number = 2""");

        assertThat(found()).containsExactlyInAnyOrder("time-stamp-invalid: seal 2", "seal-changed: seal 2");
    }

    @Test
    void theLastSealIsGone() {
        change("delete from journal_seal where seal_number = 3");

        assertThat(found()).containsExactly("seal-missing: seal 3");
    }

    @Test
    void theLastSealIsGoneWithItsEntries() {
        change("delete from journal_seal where seal_number = 3");
        change("delete from journal_entry where seal_number = 3");

        assertThat(found())
                .containsExactlyInAnyOrder(
                        "seal-missing: seal 3",
                        "evidence-not-in-journal: evidence " + id(8),
                        "evidence-not-in-journal: evidence " + id(9));
    }

    @Test
    void theLastSealIsMadeAnewWithoutAPiece() {
        change("delete from journal_seal where seal_number = 3");
        change("delete from journal_entry where seal_number = 3");
        change("delete from evidence where evidence_id = ?", id(8));
        change(
                "insert into journal_queue (evidence_id, message_id) select evidence_id, message_id from evidence "
                        + "where evidence_id = ?",
                id(9));
        office.seal();

        assertThat(found()).containsExactly("seal-changed: seal 3");
    }

    @Test
    void aSealInTheMiddleIsGone() {
        change("delete from journal_seal where seal_number = 2");

        assertThat(found()).contains("seal-missing: seal 2");
    }

    @Test
    void itLooksAtEverythingInStepsOfAnyLength() {
        try (Office slow = office.another("--hub.journal.entries=4", "--hub.journal.audit-pieces=3")) {
            change("delete from evidence where evidence_id = ?", id(9));
            change("delete from journal_entry where evidence_id = ?", id(0));

            Set<String> found = new HashSet<>();
            for (int step = 0; step < 5; step++) {
                slow.part(JournalAudit.class).step().forEach(finding -> found.add(finding.toString()));
            }
            assertThat(found)
                    .containsExactlyInAnyOrder(
                            "evidence-missing: evidence " + id(9), "entry-missing: evidence " + id(0));
        }
    }

    /// What an operator who has the time-stamping key could do.
    private void replaceSeal(long number, Instant at) {
        JournalSeal seal = office.seal(number);
        JournalHeader header = new JournalHeader(number, seal.summary().previous(), at, seal.entries());
        Sha256 root = header.root();
        TimeStamp stamp = office.part(TimeStamps.class).over(root).orElseThrow();
        change(
                """
                update journal_seal set sealed_at = ?::timestamptz, header = ?, root = ?, token = ?, digest = ?
                where seal_number = ?""",
                header.sealedAt().toString(),
                header.json(),
                root.bytes(),
                stamp.token(),
                JournalHeader.sealDigest(header.json(), stamp.token()).bytes(),
                number);
    }
}
