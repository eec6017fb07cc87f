package org.eaddress.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.journal.StampingParty.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/// Time-stamps are renewed before they end, and stay provable whatever fails meanwhile.
class RenewalTest {
    @TempDir
    Path folder;

    private final StampingParty authority = StampingParty.open();
    private int life = 1;

    RenewalTest() throws IOException {}

    @AfterEach
    void close() {
        authority.close();
    }

    private String[] settings(String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of(authority.settings(folder)));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static List<Evidence> seal(Office office, int... sizes) {
        List<Evidence> pieces = new ArrayList<>();
        for (int size : sizes) {
            pieces.addAll(office.issue(size));
            office.seal();
        }
        return pieces;
    }

    /// The authority's next certificate ends a day later.
    private boolean renew(Office office) {
        authority.certifiedFor(Duration.ofDays(++life));
        return office.part(Renewer.class).renew();
    }

    private static List<Renewal> renewals(Office office) {
        return office.part(Journal.class).renewalsAfter(0, 500);
    }

    private static List<String> ranges(Office office) {
        return renewals(office).stream()
                .map(renewal -> "%d-%d".formatted(renewal.firstSeal(), renewal.lastSeal()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"SHA-384,SHA-512", "SHA-512,SHA3-256", "SHA3-512,SHA3-384"})
    void recordsOfRenewedPiecesAreVerifiedByAnotherImplementation(String second, String third) throws Exception {
        try (Office office = Office.open(settings());
                Office later =
                        office.another(settings("--hub.journal.renewal.from." + second + "=2020-01-01T00:00:00Z"));
                Office latest = office.another(settings(
                        "--hub.journal.renewal.from." + second + "=2020-01-01T00:00:00Z",
                        "--hub.journal.renewal.from." + third + "=2021-01-01T00:00:00Z"))) {
            List<Evidence> pieces = seal(office, 1, 2, 5, 3, 1);
            for (Office hub : List.of(office, office, later, later, later, latest, latest)) {
                assertThat(renew(hub)).isTrue();
            }

            assertThat(renewals(office)).hasSize(7);
            for (Evidence piece : pieces) {
                EvidenceRecord evidenceRecord = Records.of(office, piece);
                assertThat(Records.shape(evidenceRecord)).containsExactly(3, 3, 2);
                assertThat(Arrays.stream(evidenceRecord.getDigestAlgorithms())
                                .map(each -> each.getAlgorithm().getId()))
                        .containsExactly(
                                HashAlgorithm.SHA_256.oid().getId(),
                                HashAlgorithm.named(second).oid().getId(),
                                HashAlgorithm.named(third).oid().getId());
                Records.verify(evidenceRecord, piece);
            }
        }
    }

    @Test
    void aSealAloneIsRenewed() throws Exception {
        try (Office office = Office.open(settings());
                Office later = office.another(settings("--hub.journal.renewal.from.SHA-512=2020-01-01T00:00:00Z"))) {
            Evidence piece = seal(office, 1).getFirst();
            for (Office hub : List.of(office, office, later, later)) {
                assertThat(renew(hub)).isTrue();
            }

            assertThat(Records.shape(Records.of(office, piece))).containsExactly(3, 2);
            Records.verify(Records.of(office, piece), piece);
        }
    }

    @Test
    void sealsOfDifferentHistoriesShareARenewal() throws Exception {
        try (Office office = Office.open(settings());
                Office later = office.another(settings("--hub.journal.renewal.from.SHA-512=2020-01-01T00:00:00Z"))) {
            List<Evidence> pieces = new ArrayList<>(seal(office, 2, 1));
            renew(later);
            pieces.addAll(seal(office, 3));
            renew(later); // a new time-stamp for the first two, a new hash tree for the third
            assertThat(ranges(office)).containsExactly("1-2", "1-3");

            for (Evidence piece : pieces) {
                Records.verify(Records.of(office, piece), piece);
            }
            assertThat(Records.shape(Records.of(office, pieces.getFirst()))).containsExactly(1, 2);
            assertThat(Records.shape(Records.of(office, pieces.getLast()))).containsExactly(1, 1);
        }
    }

    @Test
    void oneTimeStampRenewsManySealsAndNoMoreThanIsSet() throws Exception {
        try (Office office = Office.open(settings("--hub.journal.renewal.seals=3"))) {
            seal(office, 1, 1, 1, 1, 1);
            int asked = authority.asked();

            assertThat(renew(office)).isTrue();
            assertThat(renew(office)).isTrue();

            assertThat(ranges(office)).containsExactly("1-3", "4-5");
            assertThat(authority.asked()).isEqualTo(asked + 2);
        }
    }

    @Test
    void aRenewalHashesNoMoreEvidenceAnewThanIsSet() throws Exception {
        try (Office office = Office.open(settings(
                "--hub.journal.renewal.pieces=3", "--hub.journal.renewal.from.SHA-512=2020-01-01T00:00:00Z"))) {
            List<Evidence> pieces = seal(office, 2, 2, 2, 1);

            assertThat(renew(office)).isTrue();
            assertThat(renew(office)).isTrue();

            assertThat(ranges(office)).containsExactly("1-2", "3-4");
            Records.verify(Records.of(office, pieces.getLast()), pieces.getLast());
        }
    }

    @Test
    void whatStandsLongEnoughIsLeftAlone() throws Exception {
        authority.certifiedFor(Duration.ofDays(400));
        try (Office office = Office.open(settings())) {
            seal(office, 1, 1);
            int asked = authority.asked();

            assertThat(office.part(Renewer.class).renew()).isFalse();
            assertThat(authority.asked()).isEqualTo(asked);
        }
    }

    @Test
    void aTimeStampThatStandsNoLongerIsNotKeptAndNotAskedForAgain() throws Exception {
        try (Office office = Office.open(settings())) {
            authority.certifiedFor(Duration.ofDays(9));
            seal(office, 1);
            authority.certifiedFor(Duration.ofDays(8));
            int asked = authority.asked();

            assertThat(office.part(Renewer.class).renew()).isFalse();
            assertThat(office.part(Renewer.class).renew()).isFalse();

            assertThat(renewals(office)).isEmpty();
            assertThat(authority.asked()).isEqualTo(asked + 1);
        }
    }

    @Test
    void whileNoAuthorityAnswersNothingIsRenewedAndNothingLost() throws Exception {
        try (Office office = Office.open(settings())) {
            Evidence piece = seal(office, 2).getFirst();
            authority.being(Mood.DOWN);
            assertThat(renew(office)).isFalse();
            assertThat(renewals(office)).isEmpty();

            authority.being(Mood.TRUE);
            assertThat(renew(office)).isTrue();
            Records.verify(Records.of(office, piece), piece);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashAtTheCommitLeavesAWholeRenewalOrNone(boolean committed) throws Exception {
        FailingCommit failing = new FailingCommit();
        try (Office office =
                Office.open(context -> context.getBeanFactory().addBeanPostProcessor(failing), settings())) {
            Evidence piece = seal(office, 2).getFirst();
            office.part(Standings.class).takeUp();
            failing.failSecond(committed); // the first takes up what is new

            assertThatThrownBy(() -> renew(office)).hasMessageContaining("crash");
            assertThat(renewals(office)).hasSize(committed ? 1 : 0);
            renew(office);
            assertThat(renewals(office)).hasSize(committed ? 2 : 1);
            Records.verify(Records.of(office, piece), piece);
        }
    }

    @Test
    void severalHubsAtOnceRenewEachSealOnce() throws Exception {
        String settings = "--hub.journal.renewal.seals=2";
        try (Office one = Office.open(settings(settings));
                Office other = one.another(settings(settings));
                ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            seal(one, 1, 1, 1, 1, 1, 1, 1);
            authority.certifiedFor(Duration.ofDays(400));

            CompletableFuture.allOf(Stream.of(one, other, one, other)
                            .map(hub -> CompletableFuture.runAsync(() -> renewAll(hub), hands))
                            .toArray(CompletableFuture[]::new))
                    .join();

            assertThat(ranges(one)).containsExactly("1-2", "3-4", "5-6", "7-7");
        }
    }

    private static void renewAll(Office hub) {
        while (renewals(hub).size() < 4) {
            hub.part(Renewer.class).renew();
        }
    }

    @Test
    void healthTellsWhatWaitsAndWhenItIsOverdue() throws Exception {
        authority.certifiedFor(Duration.ofDays(100));
        try (Office office = Office.open(settings("--hub.journal.renewal.overdue=30d"));
                Office strict = office.another(settings("--hub.journal.renewal.overdue=120d"))) {
            seal(office, 1, 1);
            office.part(Standings.class).takeUp();

            Health waiting = office.part(RenewalHealth.class).health();
            assertThat(waiting.getStatus()).isEqualTo(Status.UP);
            assertThat(waiting.getDetails())
                    .containsEntry("sealsWaiting", 2L)
                    .containsEntry("renewals", 0L)
                    .containsEntry("algorithm", "SHA-256")
                    .containsKey("standsUntil");
            assertThat(strict.part(RenewalHealth.class).health().getStatus()).isEqualTo(new Status("OVERDUE"));
            assertThat(strict.part(RenewalHealth.class).overdue()).isPresent();

            authority.certifiedFor(Duration.ofDays(400));
            assertThat(office.part(Renewer.class).renew()).isTrue();
            assertThat(strict.part(RenewalHealth.class).health().getStatus()).isEqualTo(Status.UP);
            assertThat(office.part(RenewalHealth.class).health().getDetails())
                    .containsEntry("sealsWaiting", 0L)
                    .containsEntry("renewals", 1L);
        }
    }

    @Test
    void anAlgorithmThatIsNotKnownIsRefusedAtTheStart() {
        assertThatThrownBy(() -> Office.open("--hub.journal.renewal.from.MD5=2020-01-01T00:00:00Z"))
                .hasStackTraceContaining("MD5 is none of the hash algorithms");
    }
}
