package org.eaddress.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceQueue;
import org.eaddress.hub.journal.StampingParty.Mood;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

/// Whatever fails while the journal is sealed, each piece is sealed once.
class SealingTest {
    @TempDir
    Path folder;

    private static List<Sha256> entries(Office office) {
        return office.seals().stream()
                .flatMap(seal -> office.seal(seal.number()).entries().stream())
                .toList();
    }

    private static void sealAll(Office hub) {
        while (hub.part(EvidenceQueue.class).hasAtLeast(1)) {
            hub.seal();
        }
    }

    private static List<Sha256> digests(List<Evidence> pieces) {
        return pieces.stream().map(Evidence::digest).toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashAtTheCommitLosesNothingAndSealsNothingTwice(boolean committed) {
        FailingCommit failing = new FailingCommit();
        try (Office office = Office.open(
                context -> context.getBeanFactory().addBeanPostProcessor(failing), "--hub.journal.entries=10")) {
            List<Evidence> pieces = office.issue(10);
            failing.failOnce(committed);

            assertThatThrownBy(office::seal).hasMessageContaining("crash");
            assertThat(office.seals()).hasSize(committed ? 1 : 0);
            office.seal();

            assertThat(entries(office)).isEqualTo(digests(pieces));
        }
    }

    @Test
    void severalHubsAtOnceSealEachPieceOnce() {
        try (Office one = Office.open("--hub.journal.entries=7");
                Office other = one.another("--hub.journal.entries=5");
                ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Evidence> pieces = one.issue(200);

            CompletableFuture.allOf(Stream.of(one, other, one, other)
                            .map(hub -> CompletableFuture.runAsync(() -> sealAll(hub), hands))
                            .toArray(CompletableFuture[]::new))
                    .join();

            assertThat(entries(one)).isEqualTo(digests(pieces));
        }
    }

    @Test
    void whenTheOneThatSealsDiesAnotherTakesOverAndTheFirstWritesNothing() throws Exception {
        try (StampingParty authority = StampingParty.open();
                Office first = Office.open(authority.settings(folder));
                Office second = first.another();
                ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Evidence> pieces = first.issue(3);
            authority.hold();
            CompletableFuture<Boolean> sealing = CompletableFuture.supplyAsync(first::seal, hands);
            authority.awaitRequest();

            second.seal();
            assertThat(second.seals()).isEmpty(); // the first holds the lock
            second.db()
                    .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'")
                    .query(Boolean.class)
                    .list();
            await().until(() -> second.db()
                    .sql("select count(*) from pg_locks where locktype = 'advisory'")
                    .query(Long.class)
                    .single()
                    .equals(0L));
            second.seal();
            assertThat(entries(second)).isEqualTo(digests(pieces));

            authority.release();
            assertThatThrownBy(sealing::join).isNotNull();
            assertThat(entries(second)).isEqualTo(digests(pieces));
        }
    }

    @Test
    void whileNoAuthorityAnswersEvidenceWaitsAndTheHubIsUp() throws Exception {
        try (StampingParty authority = StampingParty.open().being(Mood.DOWN);
                Office office = Office.open(authority.settings(folder))) {
            List<Evidence> pieces = office.issue(3);

            assertThat(office.seal()).isFalse();
            assertThat(office.seals()).isEmpty();
            var health = office.part(JournalHealth.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("waiting", 3).containsKey("noTimeStampSince");

            authority.being(Mood.TRUE);
            office.seal();
            assertThat(entries(office)).isEqualTo(digests(pieces));
            assertThat(office.part(JournalHealth.class).health().getDetails())
                    .containsEntry("waiting", 0)
                    .containsEntry("lastSeal", 1L)
                    .doesNotContainKey("noTimeStampSince");
        }
    }

    @Test
    void itIsDueWhenEnoughWaitsOrLongEnough() {
        try (Office office = Office.open("--hub.journal.entries=3", "--hub.journal.every=1h")) {
            JournalSealer sealer = office.part(JournalSealer.class);
            assertThat(sealer.isDue()).isFalse();
            office.issue();
            assertThat(sealer.isDue()).isTrue(); // nothing was sealed yet
            office.seal();
            office.issue(2);
            assertThat(sealer.isDue()).isFalse();
            office.issue();
            assertThat(sealer.isDue()).isTrue();
        }
    }

    @Test
    void withoutAnAuthorityAHubThatIsNoDemoDoesNotStart() {
        assertThatThrownBy(() -> Office.openInProduction())
                .hasStackTraceContaining("No time-stamping authority: set hub.journal.authorities");
    }
}
