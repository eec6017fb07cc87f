package org.eaddress.hub.inspection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.delivery.Cancellations;
import org.eaddress.hub.delivery.EvidenceFile;
import org.eaddress.hub.delivery.ExpiryPatrol;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Inspection;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.Outcome;
import org.eaddress.hub.submission.PutDocuments;
import org.eaddress.hub.submission.Registration;
import org.eaddress.hub.submission.Registrations;
import org.eaddress.hub.submission.Rejection;
import org.eaddress.hub.submission.Schedule;
import org.eaddress.hub.submission.UnsentPatrol;
import org.eaddress.storage.Expected;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Nothing is sent that was not scanned, whether the scanner answers, comes back late, or finds malware then.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectedHubTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Clamd scanner;
    private KeepingHub hub;
    private UUID id;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        scanner = Clamd.start(folder.resolve("clamd"));
        hub = KeepingHub.start(
                folder.resolve("hub"),
                "--hub.inspection.scanner.addresses=" + scanner.tcp(),
                "--hub.inspection.scanner.rest=0s",
                "--hub.delivery.expiries-every=1d",
                "--hub.inspection.held.every=100ms");
    }

    @AfterAll
    void stop() {
        scanner.close();
        hub.close();
    }

    @BeforeEach
    void startScanner() throws IOException {
        scanner.kill();
        scanner.start();
        id = UuidCreator.getTimeOrderedEpoch(hub.clock().instant());
    }

    private static byte[] letter() {
        return ("You may build. " + UUID.randomUUID()).getBytes(US_ASCII);
    }

    private static String payload(Evidence evidence) {
        return new String(Base64.getUrlDecoder().decode(evidence.jws().split("\\.")[1]), UTF_8);
    }

    private AcceptedMessage message() {
        return hub.bean(Messages.class).find(id).orElseThrow();
    }

    private Registration.Outcome register() {
        return hub.bean(Registrations.class)
                .register(
                        KeepingHub.COUNCIL.eAddress(),
                        List.of(new Registration(id, message().receiptDigest())))
                .getFirst();
    }

    /// Time goes on, and the hub looks for what nobody registers.
    private void lookAfter(Duration time) {
        hub.clock().goAhead(time);
        hub.makePartitions();
        hub.bean(UnsentPatrol.class).look();
    }

    private PutDocuments.Put put(byte[] document) throws IOException {
        return hub.bean(PutDocuments.class)
                .put(
                        KeepingHub.COUNCIL.eAddress(),
                        new Expected(document.length, Sha256.digestOf(document)),
                        new ByteArrayInputStream(document));
    }

    private String health() {
        Health health = Objects.requireNonNull(hub.context()
                .getBean("scannerHealthIndicator", HealthIndicator.class)
                .health());
        return health.getStatus().getCode();
    }

    @Test
    void aCleanMessageIsAcceptedAsEverAndCanBeSent() throws IOException {
        assertThat(hub.submit(id, letter(), KeepingHub.large(3 << 20))).isInstanceOf(Outcome.Accepted.class);
        assertThat(message().inspection()).isEqualTo(Inspection.CLEAN);
        assertThat(register()).isInstanceOf(Registration.Outcome.Sent.class);
    }

    @Test
    void malwareIsRefusedWithEvidenceAndNothingIsKept() throws IOException {
        Outcome outcome = hub.submit(id, letter(), Eicar.plain());

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(new Rejection.MalwareFound(1));
            assertThat(refused.evidence().orElseThrow().event()).isEqualTo(EvidenceEvent.SUBMISSION_REJECTION);
            assertThat(payload(refused.evidence().orElseThrow()))
                    .contains("R_ERDS_MessageRejectedForMalware", "urn:eaddress:problem:malware-found");
        });
        assertThat(hub.bean(Messages.class).find(id)).isEmpty();
    }

    @Test
    void aMessageThatComesWhileNoScannerAnswersIsAcceptedAndWaits() throws IOException {
        scanner.kill();
        assertThat(hub.submit(id, letter())).isInstanceOf(Outcome.Accepted.class);
        assertThat(message().inspection()).isEqualTo(Inspection.WAITING);
        assertThat(register()).isInstanceOf(Registration.Outcome.Held.class);
        await().atMost(PATIENCE).until(this::health, "SCANNER_DOWN"::equals);

        scanner.start();
        await().atMost(PATIENCE).until(() -> message().inspection() == Inspection.CLEAN);
        assertThat(register()).isInstanceOf(Registration.Outcome.Sent.class);
        await().atMost(PATIENCE).until(this::health, "UP"::equals);
    }

    @Test
    void oneThatHasMalwareIsRefusedWhenTheScannerIsBackAndOnlyItsSenderHears() throws IOException {
        scanner.kill();
        assertThat(hub.submit(id, Eicar.plain())).isInstanceOf(Outcome.Accepted.class);

        scanner.start();
        await().atMost(PATIENCE).until(() -> message().inspection() == Inspection.MALWARE);
        assertThat(List.of(register(), register()))
                .hasOnlyElementsOfType(Registration.Outcome.Refused.class)
                .extracting(outcome ->
                        ((Registration.Outcome.Refused) outcome).evidence().id())
                .containsOnly(message().refusalId().orElseThrow());
        assertThat(message().sentAt()).isEmpty();
        assertThat(hub.bean(EvidenceFile.class)
                        .forReader(id, KeepingHub.COUNCIL.eAddress())
                        .orElseThrow())
                .extracting(Evidence::event)
                .containsExactly(EvidenceEvent.SUBMISSION_ACCEPTANCE, EvidenceEvent.SUBMISSION_REJECTION);
        assertThat(hub.bean(EvidenceFile.class).forReader(id, KeepingHub.ANNA)).isEmpty();
    }

    @Test
    void aMessageThatWaitsDoesNotLapseAndWhenItIsReleasedItsSenderHasTheUsualTime() throws IOException {
        scanner.kill();
        hub.submit(id, letter());
        lookAfter(Duration.ofDays(8));
        assertThat(register()).isInstanceOf(Registration.Outcome.Held.class);

        scanner.start();
        await().atMost(PATIENCE).until(() -> message().inspection() == Inspection.CLEAN);
        lookAfter(Duration.ofHours(2));
        lookAfter(Duration.ofDays(6));
        assertThat(message().isUnsent()).isTrue();
        lookAfter(Duration.ofDays(2));
        assertThat(register()).isInstanceOf(Registration.Outcome.Lapsed.class);
    }

    @Test
    void aMessageThatIsRefusedAfterItsAcceptanceDoesNotLapse() throws IOException {
        scanner.kill();
        hub.submit(id, Eicar.plain());
        scanner.start();
        await().atMost(PATIENCE).until(() -> message().inspection() == Inspection.MALWARE);

        lookAfter(Duration.ofDays(8));

        assertThat(message().lapsedAt()).isEmpty();
        assertThat(register()).isInstanceOf(Registration.Outcome.Refused.class);
    }

    @Test
    void aMessageWhoseTimeIsOverWhileItWaitsLapsesWhenItIsReleased() throws IOException {
        Instant expiresAt = hub.clock().instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        scanner.kill();
        id = hub.accept(new Schedule(Optional.empty(), Optional.empty(), Optional.of(expiresAt)), letter());
        hub.clock().goAhead(Duration.ofHours(1));
        hub.bean(ExpiryPatrol.class).look();
        assertThat(message().lapsedAt()).isEmpty();

        scanner.start();
        await().atMost(PATIENCE).until(() -> message().inspection() == Inspection.CLEAN);
        hub.clock().goAhead(Duration.ofMinutes(2));
        hub.bean(ExpiryPatrol.class).look();

        assertThat(message().lapsedAt()).isPresent();
        assertThat(register()).isInstanceOf(Registration.Outcome.Lapsed.class);
    }

    @Test
    void aMessageThatIsCancelledUnderItsScanIsNotRefusedAnyMore() throws IOException {
        scanner.kill();
        hub.submit(id, Eicar.plain());
        hub.bean(Cancellations.class).cancel(id, KeepingHub.COUNCIL.eAddress(), "Wrong file");
        hub.db()
                .sql("insert into inspection_queue (message_id, since, next_at) values (:id, :now, :now)")
                .param("id", id)
                .param("now", Timestamp.from(hub.clock().instant()))
                .update();

        scanner.start();
        await().atMost(PATIENCE)
                .until(() -> hub.db()
                        .sql("select not exists (select from inspection_queue where message_id = :id)")
                        .param("id", id)
                        .query(Boolean.class)
                        .single());

        assertThat(message().refusalId()).isEmpty();
        assertThat(register()).isInstanceOf(Registration.Outcome.Cancelled.class);
        assertThat(hub.bean(EvidenceFile.class)
                        .forReader(id, KeepingHub.COUNCIL.eAddress())
                        .orElseThrow())
                .extracting(Evidence::event)
                .containsExactly(EvidenceEvent.SUBMISSION_ACCEPTANCE, EvidenceEvent.MESSAGE_CANCELLED);
    }

    @Test
    void malwareThatIsPutBeforeItsMessageIsNotTaken() throws IOException {
        assertThat(put(Eicar.plain())).isEqualTo(new PutDocuments.Put.Refused(new Rejection.MalwareFound(0)));
    }

    @Test
    void aDocumentThatIsPutIsScannedOnceForAllItsMessages() throws IOException {
        byte[] terms = letter();
        put(terms);
        scanner.kill();

        id = hub.acceptPut(terms);

        assertThat(message().inspection()).isEqualTo(Inspection.CLEAN);
    }

    @Test
    void oneThatWasPutWhileNoScannerAnsweredIsScannedWithItsMessage() throws IOException {
        byte[] terms = letter();
        scanner.kill();
        put(terms);
        id = hub.acceptPut(terms);
        assertThat(message().inspection()).isEqualTo(Inspection.WAITING);

        scanner.start();
        id = hub.acceptPut(terms);
        assertThat(message().inspection()).isEqualTo(Inspection.CLEAN);
    }
}
