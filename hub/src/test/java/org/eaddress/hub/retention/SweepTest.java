package org.eaddress.hub.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.PutDocuments;
import org.eaddress.storage.Expected;
import org.eaddress.storage.KeyUnavailableException;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the sweeper removes, and above all what it leaves, on a real database and a real file store.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepTest {
    private static final Duration RETENTION = Duration.ofDays(100);
    private static final String OPERATOR = "_DEFAULT@90000000048";
    private static final int LARGE = 2 << 20;

    private Path folder;
    private KeepingHub hub;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        hub = KeepingHub.start(folder, "--hub.retention.documents=100d");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @BeforeEach
    void forget() {
        KeepingHub.empty(
                hub.db(),
                "message, document, delivery, evidence, mailbox_entry, put_document, legal_hold,"
                        + " retention_deferred");
        hub.db().sql("delete from retention_pass").update();
    }

    private UUID place(Hold hold) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        hub.bean(LegalHolds.class).place(id, hold, OPERATOR);
        return id;
    }

    private void sweep() {
        hub.makePartitions();
        hub.bean(Sweeping.class).sweep();
    }

    private List<String> eventsOf(UUID message) {
        return hub.bean(EvidenceArchive.class).of(message).stream()
                .map(piece -> piece.event().etsiName())
                .toList();
    }

    private boolean isErased(UUID message) {
        return hub.bean(Messages.class)
                .find(message)
                .orElseThrow()
                .documents()
                .getFirst()
                .isErased();
    }

    private static byte[] letter(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatHasEndedIsErasedWithEvidenceAndTheRestStays() throws IOException {
        UUID old = hub.accept(letter("old"), letter("old, too"));
        hub.clock().goAhead(RETENTION.plusDays(1));
        UUID fresh = hub.accept(letter("fresh"));

        sweep();

        var message = hub.bean(Messages.class).find(old).orElseThrow();
        assertThat(message.documents()).hasSize(2).allSatisfy(document -> {
            assertThat(document.isErased()).isTrue();
            assertThat(document.name()).isEmpty();
            assertThatThrownBy(() -> hub.bean(Messages.class).open(document))
                    .isInstanceOf(KeyUnavailableException.class);
        });
        assertThat(message.isErased()).isTrue();
        assertThat(message.senderName()
                        + message.text().orElse("")
                        + message.reference().orElse(""))
                .isEmpty();
        assertThat(eventsOf(old)).containsExactly("SubmissionAcceptance", "ContentErasure");
        assertThat(isErased(fresh)).isFalse();
        assertThat(eventsOf(fresh)).containsExactly("SubmissionAcceptance");
    }

    @Test
    void theEvidenceOfTheErasureHasTheDescribedForm() throws IOException {
        UUID old = hub.accept(letter("old"));
        hub.clock().goAhead(RETENTION.plusDays(1));

        sweep();

        String jws = hub.bean(EvidenceArchive.class).of(old).getLast().jws();
        String payload = new String(Base64.getUrlDecoder().decode(jws.split("\\.")[1]), StandardCharsets.UTF_8);
        String schema = Files.readString(Path.of("../api-spec/evidence/evidence.schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(payload, InputFormat.JSON))
                .isEmpty();
        assertThat(payload)
                .contains(
                        "urn:eaddress:event:ContentErasure",
                        Sha256.digestOf(letter("old")).hex());
    }

    @Test
    void sweepingAgainChangesNothing() throws IOException {
        UUID old = hub.accept(letter("old"));
        hub.clock().goAhead(RETENTION.plusDays(1));

        sweep();
        sweep();
        hub.db().sql("delete from retention_pass").update();
        sweep();

        assertThat(eventsOf(old)).containsExactly("SubmissionAcceptance", "ContentErasure");
    }

    @Test
    void aFailureInTheMiddleLeavesNothingHalfDone() throws IOException {
        UUID old = hub.accept(letter("old"));
        hub.clock().goAhead(RETENTION.plusDays(1));
        hub.db()
                .sql("alter table document add constraint crash check (wrapped_key is not null) not valid")
                .update();
        try {
            assertThatThrownBy(this::sweep).isNotNull();
        } finally {
            hub.db().sql("alter table document drop constraint crash").update();
        }
        assertThat(isErased(old)).isFalse();
        assertThat(eventsOf(old)).containsExactly("SubmissionAcceptance");

        sweep();

        assertThat(isErased(old)).isTrue();
    }

    @Test
    void aHoldOverTheMessageKeepsItUntilItIsLifted() throws IOException {
        UUID held = hub.accept(letter("held"));
        UUID other = hub.accept(letter("not held"));
        LegalHolds holds = hub.bean(LegalHolds.class);
        UUID hold = place(Hold.overMessage(held, "Case C-17", "J. Kalns"));
        hub.clock().goAhead(RETENTION.plusDays(1));

        sweep();

        assertThat(isErased(held)).isFalse();
        assertThat(isErased(other)).isTrue();
        assertThat(holds.lift(hold, "J. Kalns", OPERATOR)).isTrue();
        assertThat(holds.lift(hold, "J. Kalns", OPERATOR)).isFalse();
        sweep();
        assertThat(isErased(held)).isTrue();
    }

    @Test
    void aHoldOverAnAccountKeepsWhatItSentAndWhatItGot() throws IOException {
        UUID message = hub.accept(letter("held twice"));
        LegalHolds holds = hub.bean(LegalHolds.class);
        UUID sender = place(Hold.overAccount(KeepingHub.COUNCIL.eAddress().value(), "Audit", "J. Kalns"));
        UUID recipient = place(Hold.overAccount(KeepingHub.ANNA.value(), "Case C-18", "J. Kalns"));
        hub.clock().goAhead(RETENTION.plusDays(1));

        sweep();
        assertThat(isErased(message)).isFalse();
        holds.lift(sender, "J. Kalns", OPERATOR);
        sweep();
        assertThat(isErased(message)).isFalse();
        holds.lift(recipient, "J. Kalns", OPERATOR);
        sweep();
        assertThat(isErased(message)).isTrue();
    }

    @Test
    void aHoldEndsByItself() throws IOException {
        UUID held = hub.accept(letter("held"));
        place(Hold.overMessage(held, "Case C-19", "J. Kalns")
                .endingAt(hub.clock().instant().plus(RETENTION.plusDays(50))));
        hub.clock().goAhead(RETENTION.plusDays(1));
        sweep();
        assertThat(isErased(held)).isFalse();

        hub.clock().goAhead(Duration.ofDays(60));
        sweep();

        assertThat(isErased(held)).isTrue();
    }

    @Test
    void aHoldHasAReasonAndSomebodyWhoPlacedIt() {
        assertThatThrownBy(() -> Hold.overMessage(UUID.randomUUID(), " ", "J. Kalns"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hub.db()
                        .sql("insert into legal_hold (e_address, reason, placed_by) values ('a@b', 'why', ' ')")
                        .update())
                .isNotNull();
    }

    @Test
    void whileOneHubSweepsAnotherDoesNot() throws Exception {
        UUID old = hub.accept(letter("old"));
        hub.clock().goAhead(RETENTION.plusDays(1));
        try (Connection other = hub.bean(DataSource.class).getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select from retention_progress for update");
            sweep();
            assertThat(isErased(old)).isFalse();
            other.rollback();
        }
        sweep();
        assertThat(isErased(old)).isTrue();
    }

    @Test
    void theSameBytesInAYoungerMessageCanStillBeRead() throws IOException {
        byte[] form = KeepingHub.large(LARGE);
        put(form);
        UUID old = hub.acceptPut(form);
        hub.clock().goAhead(Duration.ofDays(3));
        UUID young = hub.acceptPut(form);
        assertThat(hub.placeOf(young, 0)).isEqualTo(hub.placeOf(old, 0));
        hub.clock().goAhead(RETENTION.minusDays(2));

        sweep();

        assertThat(isErased(old)).isTrue();
        var document =
                hub.bean(Messages.class).find(young).orElseThrow().documents().getFirst();
        assertThat(hub.bean(Messages.class).open(document)).hasBinaryContent(form);
    }

    private void put(byte[] content) throws IOException {
        hub.bean(PutDocuments.class)
                .put(
                        KeepingHub.COUNCIL.eAddress(),
                        new Expected(content.length, Sha256.digestOf(content)),
                        new ByteArrayInputStream(content));
    }

    /// Files are as old as the hub's clock says, which tests have moved ahead of the machine's.
    private void writtenNow() throws IOException {
        FileTime now = FileTime.from(hub.clock().instant());
        try (Stream<Path> files = Files.walk(folder.resolve("objects/large"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, now);
            }
        }
    }

    private long largeFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("objects/large"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void aDocumentPutAndNeverNamedGoesWithItsObject() throws IOException {
        hub.clock().goAhead(Duration.ofDays(60));
        sweep();
        long before = largeFiles();
        put(KeepingHub.large(LARGE + 1));
        writtenNow();

        hub.clock().goAhead(Duration.ofDays(7));
        sweep();
        assertThat(putRows()).isEqualTo(1);
        hub.clock().goAhead(Duration.ofDays(2));
        sweep();
        assertThat(putRows()).isZero();
        assertThat(largeFiles()).isEqualTo(before + 1);
        hub.clock().goAhead(Duration.ofDays(30));
        sweep();
        assertThat(largeFiles()).isEqualTo(before);
    }

    private int putRows() {
        return hub.db()
                .sql("select count(*) from put_document")
                .query(Integer.class)
                .single();
    }

    @Test
    void aStrayGoesAndWhatAMessageRefersToStays() throws IOException {
        UUID message = hub.accept(KeepingHub.large(LARGE));
        Path stray = Files.createDirectories(folder.resolve("objects/large/ab")).resolve("ab" + "0".repeat(30));
        Files.write(stray, new byte[10]);
        Path unfinished = Files.write(stray.resolveSibling("ab" + "1".repeat(30) + ".part"), new byte[10]);
        writtenNow();

        hub.clock().goAhead(Duration.ofDays(29));
        sweep();
        assertThat(stray).exists();
        hub.clock().goAhead(Duration.ofDays(2));
        sweep();

        assertThat(stray).doesNotExist();
        assertThat(unfinished).doesNotExist();
        var document =
                hub.bean(Messages.class).find(message).orElseThrow().documents().getFirst();
        assertThat(hub.bean(Messages.class).open(document)).hasBinaryContent(KeepingHub.large(LARGE));
    }

    @Test
    void anErasedLargeDocumentsFileGoesToo() throws IOException {
        hub.accept(KeepingHub.large(LARGE + 7));
        hub.clock().goAhead(RETENTION.plusDays(1));

        sweep();

        assertThat(largeFiles()).isZero();
    }
}
