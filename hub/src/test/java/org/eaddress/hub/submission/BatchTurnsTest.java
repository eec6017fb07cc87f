package org.eaddress.hub.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.storage.Expected;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong with a batch, or is tried with many, costs nobody else anything.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
class BatchTurnsTest {
    private static final byte[] NOTICE = "Nodokļu paziņojums".getBytes(UTF_8);
    private static final String CLIENT = "council-system";
    private static final Batches.Decider KALNS =
            new Batches.Decider("J. Kalns", Optional.of("operator-system"), Optional.of(person(2)));
    private static final Batches.Decider ITSELF =
            new Batches.Decider("J. Kalns", Optional.of(CLIENT), Optional.of(KeepingHub.COUNCIL.eAddress()));
    private static final Caller OTHER =
            new Caller(person(1), "Persona 1", Caller.Way.MACHINE, KeepingHub.COUNCIL.assuranceLevel());

    private KeepingHub hub;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = KeepingHub.start(
                folder,
                "--hub.batches.every=1d",
                "--hub.batches.together=3",
                "--hub.batches.unusual-from=20",
                "--hub.batches.unusual-times=1",
                "--hub.batches.slow-start=4",
                "--hub.batches.unfinished=5",
                "--hub.batches.failures=3",
                "--hub.batches.refused=30");
        for (int i = 1; i <= 30; i++) {
            hub.bean(Directory.class)
                    .enrol(new Account(person(i), "Persona " + i, Account.Kind.PERSON, Account.Status.ACTIVE));
        }
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @BeforeEach
    void noBatchIsThere() {
        hub.clock().goOn();
        hub.db().sql("delete from batch").update();
        hub.db().sql("delete from batch_item").update();
    }

    private static EAddress person(int number) {
        return EAddress.ofPerson("321111-%05d".formatted(number));
    }

    private static List<EAddress> persons(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(BatchTurnsTest::person).toList();
    }

    private Batches.Outcome take(UUID id, Caller sender, List<EAddress> to, Optional<Instant> end) throws Exception {
        hub.makePartitions();
        Sha256 digest = Sha256.digestOf(NOTICE);
        hub.bean(PutDocuments.class)
                .put(sender.eAddress(), new Expected(NOTICE.length, digest), new ByteArrayInputStream(NOTICE));
        Message message = new Message(
                sender.eAddress(),
                to,
                "Paziņojums",
                Optional.empty(),
                Optional.empty(),
                List.of(new Document("pazinojums.txt", "text/plain", NOTICE.length, digest)),
                new Schedule(Optional.of(Priority.BULK), Optional.empty(), end));
        return batches().take(id, sender, CLIENT, message);
    }

    private UUID newId() {
        return UuidCreator.getTimeOrderedEpoch(hub.clock().instant());
    }

    private UUID taken(Caller sender, List<EAddress> to, Optional<Instant> end) throws Exception {
        UUID id = newId();
        assertThat(take(id, sender, to, end)).isInstanceOf(Batches.Outcome.Taken.class);
        return id;
    }

    private UUID taken(List<EAddress> to) throws Exception {
        return taken(KeepingHub.COUNCIL, to, Optional.empty());
    }

    private Batches batches() {
        return hub.bean(Batches.class);
    }

    private Batch find(UUID id) {
        return batches().find(id).orElseThrow();
    }

    private void round() {
        assertThat(hub.bean(BatchWork.class).round()).isTrue();
    }

    private void workOff() {
        hub.bean(BatchWork.class).tidy();
        while (hub.bean(BatchWork.class).round()) {}
    }

    private UUID approved(List<EAddress> to) throws Exception {
        UUID id = taken(to);
        workOff();
        assertThat(batches().approve(id, KALNS)).isEqualTo(Batches.Approval.APPROVED);
        workOff();
        return id;
    }

    @Test
    void oneThatFailsKeepsNoOtherBackAndIsStoppedInTheEnd() throws Exception {
        hub.db()
                .sql("alter table batch_item add constraint crash check (number < 6 or message_id is null) not valid")
                .update();
        UUID failing = taken(persons(1, 7));
        UUID good = taken(persons(1, 2));

        workOff();

        assertThat(find(failing).lookedAt()).isEqualTo(6);
        assertThat(find(failing).state()).isEqualTo(Batch.State.RUNNING);
        assertThat(find(good).state()).isEqualTo(Batch.State.DONE);
        for (int i = 0; i < 2; i++) {
            hub.clock().goAhead(Duration.ofMinutes(1));
            workOff();
        }
        hub.db().sql("alter table batch_item drop constraint crash").update();
        assertThat(find(failing).state()).isEqualTo(Batch.State.STOPPED);
        assertThat(find(failing).reason()).contains(BatchWork.FAILED);
    }

    @Test
    void pausesGrowUpToTheLongest() {
        BatchPolicy policy = hub.bean(BatchPolicy.class);

        assertThat(policy.pauseAfter(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.pauseAfter(3)).isEqualTo(Duration.ofSeconds(40));
        assertThat(policy.pauseAfter(1000)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aHubThatTookTooLongDoesNothingWithATurnThatAnotherHas() throws Exception {
        UUID id = taken(persons(1, 4));
        Instant now = hub.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        BatchTurns turns = hub.bean(BatchTurns.class);
        BatchTurns.Turn late = turns.take(now, now.plusSeconds(60)).orElseThrow();
        assertThat(hub.bean(BatchWork.class).round()).isFalse();
        assertThat(turns.lock(late)).isTrue();

        hub.clock().goAhead(Duration.ofMinutes(2));
        round();

        assertThat(turns.lock(late)).isFalse();
        turns.stop(late, BatchWork.FAILED);
        workOff();
        assertThat(find(id).state()).isEqualTo(Batch.State.DONE);
    }

    @Test
    void unknownRecipientsMakeNothingUsual() throws Exception {
        assertThat(find(approved(persons(101, 125))).state()).isEqualTo(Batch.State.DONE);
        hub.clock().goAhead(Duration.ofDays(3));

        UUID next = taken(persons(1, 25));
        workOff();

        assertThat(find(next).state()).isEqualTo(Batch.State.HELD);
    }

    @Test
    void manySmallOnesAreHeldAsOneLargeOneIs() throws Exception {
        UUID first = taken(persons(1, 9));
        UUID second = taken(persons(1, 9));
        workOff();
        UUID third = taken(persons(1, 9));
        workOff();

        assertThat(find(first).state()).isEqualTo(Batch.State.DONE);
        assertThat(find(second).state()).isEqualTo(Batch.State.DONE);
        assertThat(find(third).state()).isEqualTo(Batch.State.HELD);
        assertThat(find(third).lookedAt()).isZero();

        hub.clock().goAhead(Duration.ofDays(2));
        UUID later = taken(persons(1, 9));
        workOff();
        assertThat(find(later).state()).isEqualTo(Batch.State.DONE);
    }

    @Test
    void sendersTakeTurnsHoweverManyBatchesOneHasAndHoweverFastTheyCome() throws Exception {
        hub.clock().stop();
        UUID first = taken(persons(1, 4));
        UUID second = taken(persons(1, 4));
        UUID other = taken(OTHER, persons(2, 5), Optional.empty());

        round();
        assertThat(find(first).lookedAt()).isEqualTo(3);
        round();
        assertThat(find(other).lookedAt()).isEqualTo(3);
        assertThat(find(second).lookedAt()).isZero();
    }

    @Test
    void aSenderHasOnlySoManyUnfinished() throws Exception {
        for (int i = 0; i < 5; i++) {
            taken(persons(1, 1));
        }

        assertThat(take(newId(), KeepingHub.COUNCIL, persons(1, 1), Optional.empty()))
                .isEqualTo(new Batches.Outcome.Refused(new Rejection.TooManyBatches(5)));
        workOff();
        taken(persons(1, 1));
    }

    @Test
    void oneThatIsMostlyRefusedIsStopped() throws Exception {
        UUID id = approved(persons(101, 140));

        assertThat(find(id).state()).isEqualTo(Batch.State.STOPPED);
        assertThat(find(id).reason()).contains(BatchWork.TOO_MANY_REFUSED);
        assertThat(find(id).lookedAt()).isEqualTo(31);
    }

    @Test
    void oneWhoseMessagesWouldEndBeforeTheyBeginIsStopped() throws Exception {
        Optional<Instant> end = Optional.of(hub.clock().instant().plus(Duration.ofHours(1)));
        UUID held = taken(KeepingHub.COUNCIL, persons(1, 25), end);
        workOff();
        assertThat(find(held).state()).isEqualTo(Batch.State.HELD);
        UUID running = taken(OTHER, persons(2, 5), end);

        hub.clock().goAhead(Duration.ofHours(2));
        round();

        assertThat(find(running).state()).isEqualTo(Batch.State.STOPPED);
        assertThat(find(running).reason()).contains(BatchWork.OVER);
        assertThat(find(running).accepted()).isZero();
        workOff();
        assertThat(find(held).state()).isEqualTo(Batch.State.STOPPED);
    }

    @Test
    void whoSubmittedItCannotApproveItAndWhoDidIsOnRecord() throws Exception {
        UUID id = taken(persons(1, 25));
        workOff();

        assertThat(batches().approve(id, ITSELF)).isEqualTo(Batches.Approval.OWN);
        assertThat(find(id).state()).isEqualTo(Batch.State.HELD);
        assertThat(batches().approve(id, KALNS)).isEqualTo(Batches.Approval.APPROVED);

        assertThat(hub.db()
                        .sql("select submitted_by || ' ' || approved_client || ' ' || approved_address from batch")
                        .query(String.class)
                        .single())
                .isEqualTo("council-system operator-system " + person(2).value());
    }

    @Test
    void thoseThatAreHeldAreListedFirst() throws Exception {
        UUID held = taken(persons(1, 25));
        workOff();
        hub.db()
                .sql("update batch set created_at = created_at + interval '1 hour'")
                .update();
        UUID running = taken(persons(1, 1));

        assertThat(batches().unfinished(Optional.empty(), 10))
                .extracting(Batch::id)
                .containsExactly(held, running);
    }
}
