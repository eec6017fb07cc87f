package org.eaddress.hub.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.Message;
import org.eaddress.client.Receipt;
import org.eaddress.client.SealedEvidence;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.inspection.Clamd;
import org.eaddress.hub.inspection.Eicar;
import org.eaddress.hub.submission.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/// The heart of the hub: whatever fails, whenever it fails, nothing is lost and nothing happens twice. Two worlds
/// are tried at once, each with a database of its own.
class GuaranteeTest {
    private static final EAddress COMPANY = new EAddress("_DEFAULT@40103000456");

    private static Databases databases;

    @TempDir
    Path folder;

    @BeforeAll
    static void setUpLogging() {
        LoggingSystem logging = LoggingSystem.get(GuaranteeTest.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
    }

    @BeforeAll
    static void startDatabases() throws IOException {
        databases = Databases.start(2);
    }

    @AfterAll
    static void stopDatabases() throws IOException {
        databases.close();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(
            mode = Mode.MATCH_NONE,
            names =
                    ".*(AHEAD|TOGETHER|OPENING|HELD|RELEASE|REFUSAL|NOTICE|LAPSE|MISSING|REJECTION|ANNOUNCEMENT).*|.*(DISPATCH|RECORDING|FINISH).*")
    void aReceiptAlwaysMeansTheMessageArrivesOnce(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash)) {
            UUID message = Message.newId();
            Receipt receipt = world.submitUntilAnswered(message);
            world.restart();

            assertThat(world.mailboxOnceItHas(message)).containsExactly(message);
            String handover = world.confirmUntilAnswered(message);

            assertThat(world.hasCrashed()).isTrue();
            assertThat(world.submitUntilAnswered(message)).isEqualTo(receipt);
            assertThat(world.confirmUntilAnswered(message)).isEqualTo(handover);
            assertThat(world.evidence(message))
                    .extracting(piece -> piece.event().substring(piece.event().lastIndexOf('/') + 1))
                    .containsExactly("SubmissionAcceptance", "ContentConsignment", "ContentHandover");
            assertThat(world.evidence(message)).extracting(SealedEvidence::jws).contains(receipt.jws(), handover);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(mode = Mode.MATCH_ANY, names = ".*AHEAD.*")
    void aMessageWhoseDocumentIsPutAheadArrivesOnce(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash)) {
            UUID message = Message.newId();
            Receipt receipt = world.submitAheadUntilAnswered(message);

            assertThat(world.mailboxOnceItHas(message)).containsExactly(message);
            assertThat(world.hasCrashed()).isTrue();
            assertThat(world.submitAheadUntilAnswered(message)).isEqualTo(receipt);
            world.confirmUntilAnswered(message);
            assertThat(world.events(message))
                    .containsExactly("SubmissionAcceptance", "ContentConsignment", "ContentHandover");
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(mode = Mode.MATCH_ANY, names = ".*TOGETHER.*")
    void messagesWhoseReceiptsAreRegisteredTogetherArriveOnceEach(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash)) {
            List<Receipt> receipts = world.submitTogetherUntilItCrashed();

            assertThat(world.hasCrashed()).isTrue();
            for (Receipt receipt : receipts) {
                assertThat(world.mailboxOnceItHas(receipt.message())).containsOnlyOnce(receipt.message());
                assertThat(world.events(receipt.message()))
                        .containsExactly("SubmissionAcceptance", "ContentConsignment");
                assertThat(world.receiptOf(receipt.message())).isEqualTo(receipt.jws());
            }
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"BEFORE_OPENING", "OPENING_LOST"})
    void aMessageThatIsOpenedInThePortalIsHandedOverOnce(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash)) {
            UUID message = Message.newId();
            world.submitUntilAnswered(message);
            world.mailboxOnceItHas(message);

            world.annaOpensUntilShown(message);

            assertThat(world.hasCrashed()).isTrue();
            assertThat(world.events(message))
                    .containsExactly(
                            "SubmissionAcceptance", "ContentConsignment", "ContentHandover", "ContentAccessTracking");
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(mode = Mode.MATCH_ANY, names = ".*(HELD|RELEASE).*")
    void aMessageThatWaitedForItsScanArrivesOnce(CrashAt crash) throws IOException {
        try (Clamd scanner = Clamd.stopped(folder.resolve("clamd"), "");
                World world = World.scanning(databases, folder, crash, scanner.tcp())) {
            UUID message = Message.newId();
            world.submitUntilHeld(message, "You may build.");
            scanner.start();
            Receipt receipt = world.submitOnceReleased(message);
            assertThat(world.mailboxOnceItHas(message)).containsExactly(message);
            world.restart();
            assertThat(world.hasCrashed()).isTrue();
            assertThat(world.submitUntilAnswered(message)).isEqualTo(receipt);
            assertThat(world.events(message)).containsExactly("SubmissionAcceptance", "ContentConsignment");
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"BEFORE_LAPSE", "LAPSE_LOST"})
    void whatIsNeverRegisteredLapsesOnce(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash)) {
            UUID message = world.acceptWithoutRegistration(COMPANY);

            world.lookAfter(Duration.ofHours(2));
            world.lookAfter(Duration.ofDays(8));
            world.lookAfter(Duration.ZERO);

            assertThat(world.hasCrashed()).isTrue();
            assertThat(world.events(message)).containsExactly("SubmissionAcceptance", "MessageLapsed");
            assertThat(world.registration(message)).isInstanceOf(Registration.Outcome.Lapsed.class);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(mode = Mode.MATCH_ANY, names = ".*(HELD|REFUSAL).*")
    void aMessageInWhichMalwareIsFoundAfterItsAcceptanceIsRefusedOnceAndNobodySeesIt(CrashAt crash) throws IOException {
        try (Clamd scanner = Clamd.stopped(folder.resolve("clamd"), "");
                World world = World.scanning(databases, folder, crash, scanner.tcp())) {
            UUID message = Message.newId();
            world.submitUntilHeld(message, Eicar.text());
            scanner.start();
            assertThat(world.submitUntilRefused(message)).isEqualTo("malware-found");
            world.restart();
            assertThat(world.hasCrashed()).isTrue();
            assertThat(world.submitUntilRefused(message)).isEqualTo("malware-found");
            assertThat(world.events(message)).containsExactly("SubmissionAcceptance", "SubmissionRejection");
            assertThat(world.mailbox()).isEmpty();
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"BEFORE_CONSIGNMENT", "CONSIGNMENT_LOST", "BEFORE_NOTICE", "NOTICE_LOST"})
    void whoGaveAnAddressIsToldWithEvidenceOfItOnce(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash)) {
            UUID message = Message.newId();
            world.annaGivesAnAddress();
            world.submitUntilAnswered(message);

            assertThat(world.evidenceOnceThereAre(3, message))
                    .extracting(piece -> piece.event().substring(piece.event().lastIndexOf('/') + 1))
                    .containsExactly("SubmissionAcceptance", "ContentConsignment", "ConsignmentNotification");
            assertThat(world.hasCrashed()).isTrue();
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"BEFORE_MISSING", "MISSING_LOST"})
    void whatNoSystemTakesIsUnretrievedOnce(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash)) {
            UUID message = world.acceptWithoutRegistration(COMPANY);
            assertThat(world.registration(message)).isInstanceOf(Registration.Outcome.Sent.class);
            await().until(() -> world.events(message).contains("ContentConsignment"));

            world.lookAfter(Duration.ofDays(4));
            world.lookAfter(Duration.ZERO);

            assertThat(world.hasCrashed()).isTrue();
            assertThat(world.events(message))
                    .containsExactly("SubmissionAcceptance", "ContentConsignment", "ContentHandoverFailure");
            assertThat(world.openCases(message)).isOne();
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"BEFORE_CONSIGNMENT", "CONSIGNMENT_LOST", "BEFORE_ANNOUNCEMENT", "ANNOUNCEMENT_LOST"})
    void mailIsAnnouncedToTheSystemAtLeastOnceAndTakenOnce(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash);
                Announced announced = Announced.listen()) {
            world.annasSystemWantsToBeTold(announced.address());
            UUID message = Message.newId();
            world.submitUntilAnswered(message);

            await().until(() -> world.hasCrashed() && announced.messages().contains(message));
            world.confirmUntilAnswered(message);

            assertThat(announced.messages()).containsOnly(message);
            assertThat(world.events(message))
                    .containsExactly("SubmissionAcceptance", "ContentConsignment", "ContentHandover");
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"BEFORE_REJECTION", "REJECTION_LOST"})
    void whatASystemDoesNotTakeIsRejectedOnce(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash)) {
            UUID message = Message.newId();
            world.submitUntilAnswered(message);
            world.mailboxOnceItHas(message);

            String rejection = world.rejectUntilAnswered(message);

            assertThat(world.hasCrashed()).isTrue();
            assertThat(world.rejectUntilAnswered(message)).isEqualTo(rejection);
            assertThat(world.mailbox()).isEmpty();
            assertThat(world.events(message))
                    .containsExactly("SubmissionAcceptance", "ContentConsignment", "ContentHandoverFailure");
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"BEFORE_CONSIGNMENT", "CONSIGNMENT_LOST"})
    void aMailboxThatWasClosedMeanwhileFailsOnce(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash)) {
            UUID message = Message.newId();
            world.closeAnnasAccountMeanwhile();
            world.submitUntilAnswered(message);

            assertThat(world.evidenceOnceThereAre(2, message))
                    .extracting(piece -> piece.event().substring(piece.event().lastIndexOf('/') + 1))
                    .containsExactly("SubmissionAcceptance", "ContentConsignmentFailure");
            assertThat(world.hasCrashed()).isTrue();
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(
            mode = Mode.MATCH_ANY,
            names = {
                ".*(DISPATCH|RECORDING|FINISH).*",
                "BEFORE_ACCEPTANCE|ACCEPTANCE_LOST",
                "BEFORE_SENDING|SENDING_LOST"
            })
    void whatAPersonSendsInThePortalArrivesOnceWhoeverFinishesIt(CrashAt crash) throws IOException {
        try (World world = World.crashing(databases, folder, crash)) {
            UUID draft = world.annaWrites("When may I build?");
            world.annaPressesSendTwice(draft);
            world.restart();
            UUID message = world.portalFinishes(draft);

            assertThat(world.hasCrashed()).isTrue();
            assertThat(world.messagesOfAnna()).containsExactly(message);
            await().until(() -> world.events(message).contains("ContentConsignment"));
            assertThat(world.events(message)).containsExactly("SubmissionAcceptance", "ContentConsignment");
            assertThat(world.receiptThatThePortalRecorded(draft)).isEqualTo(world.receiptOf(message));
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(names = {"BEFORE_REFUSAL", "REFUSAL_LOST"})
    void malwareThatIsFoundAfterAPersonSentItOffGivesHerTheDraftBack(CrashAt crash) throws IOException {
        try (Clamd scanner = Clamd.stopped(folder.resolve("clamd"), "");
                World world = World.scanning(databases, folder, crash, scanner.tcp())) {
            UUID draft = world.annaWrites(Eicar.text());
            world.annaPressesSendTwice(draft);
            scanner.start();

            assertThat(world.portalGivesBack(draft)).isEqualTo("malware-found");
            assertThat(world.hasCrashed()).isTrue();
            assertThat(world.messagesOfAnna())
                    .singleElement()
                    .satisfies(message -> assertThat(world.events(message))
                            .containsExactly("SubmissionAcceptance", "SubmissionRejection"));
        }
    }
}
