package org.eaddress.hub.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

/// One content to many recipients.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
class BatchTest {
    private static final byte[] NOTICE = "Nodokļu paziņojums".getBytes(UTF_8);

    private static final String CLIENT = "council-system";
    private static final Batches.Decider KALNS =
            new Batches.Decider("J. Kalns", Optional.of("operator-system"), Optional.of(person(2)));

    private KeepingHub hub;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path given) {
        folder = given;
        hub = KeepingHub.start(
                folder,
                "--hub.batches.every=1d",
                "--hub.batches.together=3",
                "--hub.batches.unusual-from=20",
                "--hub.batches.unusual-times=1",
                "--hub.batches.unfinished=5",
                "--hub.batches.failures=3",
                "--hub.batches.refused=30",
                "--hub.batches.slow-start=4");
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
        hub.db().sql("delete from batch").update();
        hub.db().sql("delete from batch_item").update();
    }

    private static EAddress person(int number) {
        return EAddress.ofPerson("321111-%05d".formatted(number));
    }

    private static List<EAddress> persons(int count) {
        List<EAddress> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            all.add(person(i));
        }
        return all;
    }

    private Message message(List<EAddress> to) throws Exception {
        return message(to, NOTICE);
    }

    private Message message(List<EAddress> to, byte[] document) throws Exception {
        Sha256 digest = Sha256.digestOf(document);
        hub.bean(PutDocuments.class)
                .put(
                        KeepingHub.COUNCIL.eAddress(),
                        new Expected(document.length, digest),
                        new ByteArrayInputStream(document));
        return new Message(
                KeepingHub.COUNCIL.eAddress(),
                to,
                "Paziņojums",
                Optional.empty(),
                Optional.empty(),
                List.of(new Document("pazinojums.txt", "text/plain", document.length, digest)),
                new Schedule(Optional.of(Priority.BULK), Optional.empty(), Optional.empty()));
    }

    private UUID taken(List<EAddress> to) throws Exception {
        hub.makePartitions();
        UUID id = UuidCreator.getTimeOrderedEpoch(hub.clock().instant());
        assertThat(batches().take(id, KeepingHub.COUNCIL, CLIENT, message(to)))
                .isInstanceOf(Batches.Outcome.Taken.class);
        return id;
    }

    private Batches batches() {
        return hub.bean(Batches.class);
    }

    private Batch find(UUID id) {
        return batches().find(id).orElseThrow();
    }

    private void workOff() {
        hub.bean(BatchWork.class).tidy();
        while (hub.bean(BatchWork.class).round()) {}
    }

    @Test
    void everyRecipientGetsAMessageAndAReceiptOfItsOwnAndTheDocumentIsStoredOnce() throws Exception {
        UUID id = taken(persons(7));

        workOff();

        assertThat(find(id).state()).isEqualTo(Batch.State.DONE);
        List<Batch.Item> items = batches().items(id, 0, 100);
        assertThat(items).extracting(Batch.Item::recipient).containsExactlyElementsOf(persons(7));
        assertThat(items).allSatisfy(item -> assertThat(item.jws()).isPresent());
        assertThat(batches().items(id, 5, 100)).extracting(Batch.Item::number).containsExactly(5, 6);
        List<UUID> messages = items.stream().map(Batch.Item::message).toList();
        assertThat(hub.db()
                        .sql("select count(distinct object_ref) from document where message_id = any(:ids)")
                        .param("ids", messages.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        AcceptedMessage first =
                hub.bean(Messages.class).find(messages.getFirst()).orElseThrow();
        assertThat(first.digest()).isEqualTo(first.digestFor(person(1)));
        assertThat(hub.register(messages.getFirst())).isInstanceOf(Registration.Outcome.Sent.class);
    }

    @Test
    void whoCannotBeReachedIsRefusedWithEvidenceAndTheOthersGoOn() throws Exception {
        UUID id = taken(List.of(person(1), person(99), person(2)));

        workOff();

        assertThat(find(id).accepted()).isEqualTo(2);
        Batch.Item refused = batches().items(id, 1, 1).getFirst();
        assertThat(refused.problem()).contains("unknown-recipient");
        assertThat(refused.jws()).isPresent();
    }

    @Test
    void whatACrashBrokeOffIsGoneOnWithAndNobodyGetsItTwice() throws Exception {
        UUID id = taken(persons(7));
        hub.bean(BatchWork.class).round();
        assertThat(find(id).lookedAt()).isEqualTo(3);
        hub.db()
                .sql("alter table batch_item add constraint crash check (number < 5 or message_id is null) not valid")
                .update();
        hub.bean(BatchWork.class).round();
        assertThat(find(id).lookedAt()).isEqualTo(3);
        hub.db().sql("alter table batch_item drop constraint crash").update();
        hub.clock().goAhead(Duration.ofMinutes(1));

        workOff();

        List<UUID> messages =
                batches().items(id, 0, 100).stream().map(Batch.Item::message).toList();
        assertThat(messages).hasSize(7).doesNotHaveDuplicates();
        assertThat(hub.bean(Messages.class).find(messages)).hasSize(7);
    }

    @Test
    void repeatingItChangesNothingAndAnotherUnderTheIdIsAConflict() throws Exception {
        UUID id = taken(persons(3));
        workOff();

        assertThat(batches().take(id, KeepingHub.COUNCIL, CLIENT, message(persons(3))))
                .isInstanceOfSatisfying(
                        Batches.Outcome.Taken.class,
                        again -> assertThat(again.batch().state()).isEqualTo(Batch.State.DONE));
        assertThat(batches().take(id, KeepingHub.COUNCIL, CLIENT, message(persons(4))))
                .isInstanceOf(Batches.Outcome.Conflict.class);
    }

    @Test
    void anUnusuallyLargeOneBeginsSlowlyAndWaitsForItsApproval() throws Exception {
        UUID id = taken(persons(25));
        workOff();
        assertThat(find(id).state()).isEqualTo(Batch.State.HELD);
        assertThat(find(id).lookedAt()).isEqualTo(4);

        assertThat(batches().approve(id, KALNS)).isEqualTo(Batches.Approval.APPROVED);
        workOff();

        assertThat(find(id).state()).isEqualTo(Batch.State.DONE);
        assertThat(find(id).approvedBy()).contains("J. Kalns");
        assertThat(decisions(id)).hasSize(1);
        assertThat(decisions(id).getFirst()).contains("BatchApproved", id.toString(), "J. Kalns", "\"recipients\":25");
        UUID usual = taken(persons(24));
        workOff();
        assertThat(find(usual).state()).isEqualTo(Batch.State.DONE);
    }

    /// What was sealed about it, as JSON that the schema allows.
    private List<String> decisions(UUID batch) throws IOException {
        List<String> all = new ArrayList<>();
        for (String jws : batches().decisions(batch)) {
            String json = new String(Base64.getUrlDecoder().decode(jws.split("\\.")[1]), UTF_8);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Files.readString(Path.of("../api-spec/evidence/keeping.schema.json")))
                            .validate(json, InputFormat.JSON))
                    .isEmpty();
            all.add(json);
        }
        return all;
    }

    @Test
    void whatNobodyApprovesOrSomebodyStopsEnds() throws Exception {
        UUID forgotten = taken(persons(30));
        UUID stopped = taken(persons(6));
        hub.bean(BatchWork.class).round();
        batches().stop(stopped, KALNS, Optional.of("Nepareizs pielikums"));
        workOff();
        assertThat(find(stopped).state()).isEqualTo(Batch.State.STOPPED);
        assertThat(decisions(stopped).getFirst()).contains("BatchStopped", "J. Kalns", "Nepareizs pielikums");
        assertThat(batches().stop(stopped, KALNS, Optional.of("Vēlreiz"))).isFalse();
        assertThat(decisions(stopped)).hasSize(1);
        assertThat(find(forgotten).state()).isEqualTo(Batch.State.HELD);

        hub.clock().goAhead(Duration.ofDays(4));
        workOff();

        assertThat(find(forgotten).state()).isEqualTo(Batch.State.STOPPED);
        assertThat(find(forgotten).reason()).contains(BatchWork.NOT_APPROVED);
        assertThat(batches().approve(forgotten, KALNS)).isEqualTo(Batches.Approval.NOTHING_HELD);
        hub.clock().goAhead(Duration.ofDays(90));
        workOff();
        assertThat(batches().find(forgotten)).isEmpty();
    }

    @Test
    void oneDocumentToTenThousandCostsAtMostATenthOfTheBytesOfSingleMessages() throws Exception {
        byte[] notice = KeepingHub.large(200 << 10);
        int count = 15;
        hub.accept(notice);
        long beforeSingle = written();
        for (int i = 0; i < count; i++) {
            hub.accept(notice);
        }
        long single = (written() - beforeSingle) / count;
        Message whole = message(persons(count), notice);
        long beforeBatch = written();
        assertThat(batches()
                        .take(
                                UuidCreator.getTimeOrderedEpoch(hub.clock().instant()),
                                KeepingHub.COUNCIL,
                                CLIENT,
                                whole))
                .isInstanceOf(Batches.Outcome.Taken.class);
        workOff();
        long inBatch = (written() - beforeBatch) / count;

        assertThat(notice.length + 10_000 * inBatch)
                .as("bytes a message: alone %d, in a batch %d", single, inBatch)
                .isLessThan(10_000 * single / 10);
    }

    /// Bytes that database and store wrote so far.
    private long written() throws IOException {
        long database = hub.db()
                .sql("select (pg_current_wal_insert_lsn() - '0/0')::bigint")
                .query(Long.class)
                .single();
        try (Stream<Path> files = Files.walk(folder.resolve("objects"))) {
            return database
                    + files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum();
        }
    }

    @Test
    void oneWhoseDocumentWasNotPutIsRefused() throws Exception {
        Message message = message(persons(2));
        Message other = new Message(
                message.from(),
                message.to(),
                message.subject(),
                message.text(),
                message.reference(),
                List.of(new Document("cits.txt", "text/plain", 3, Sha256.digestOf("abc".getBytes(UTF_8)))));

        assertThat(batches()
                        .take(
                                UuidCreator.getTimeOrderedEpoch(hub.clock().instant()),
                                KeepingHub.COUNCIL,
                                CLIENT,
                                other))
                .isInstanceOf(Batches.Outcome.Refused.class);
    }
}
