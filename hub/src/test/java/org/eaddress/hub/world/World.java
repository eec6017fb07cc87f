package org.eaddress.hub.world;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eaddress.client.Credentials;
import org.eaddress.client.Document;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.EAddressException;
import org.eaddress.client.Environment;
import org.eaddress.client.Fetched;
import org.eaddress.client.HubProblem;
import org.eaddress.client.InboxEntry;
import org.eaddress.client.Message;
import org.eaddress.client.Outcome;
import org.eaddress.client.Receipt;
import org.eaddress.client.RejectionReason;
import org.eaddress.client.SealedEvidence;
import org.eaddress.hub.HubApplication;
import org.eaddress.hub.connector.Webhooks;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.keeping.MovableClock;
import org.eaddress.hub.mailbox.RetrievalPatrol;
import org.eaddress.hub.submission.Registration;
import org.eaddress.hub.submission.UnsentPatrol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A hub on a real database, a real broker and a real store, its senders, and the line between them.
final class World implements AutoCloseable {
    static final String ANNA = "_PRIVATE@329999-00017";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 20;
    private static final int TOGETHER = 8;

    private final Databases databases;
    private final EmbeddedPostgres database;
    private final Path folder;
    private final String scanner;
    private final Crash crash;
    private final Line line;
    private final MovableClock clock = new MovableClock();
    private ConfigurableApplicationContext hub;

    private World(Databases databases, Path folder, @Nullable CrashAt at, String scanner) throws IOException {
        this.databases = databases;
        this.database = databases.take();
        this.folder = folder;
        this.scanner = scanner;
        this.crash = new Crash(at);
        this.line = new Line(crash);
        try {
            this.hub = start();
            empty();
        } catch (RuntimeException e) {
            line.close();
            databases.giveBack(database);
            throw e;
        }
    }

    private void empty() {
        KeepingHub.empty(
                JdbcClient.create(database.getPostgresDatabase()),
                "message, document, delivery, evidence, outbox, mailbox_entry, inspection_queue, "
                        + "journal_queue, journal_entry, journal_seal, journal_audit, notice, notification_channel, "
                        + "clock_hold, contact_mail, unsent, board_case, retrieval, subscription, announcement, "
                        + "put_document, draft, draft_document");
    }

    static World crashing(Databases databases, Path folder, CrashAt at) throws IOException {
        return new World(databases, folder, at, "");
    }

    /// One whose hub has its documents scanned there.
    static World scanning(Databases databases, Path folder, CrashAt at, URI scanner) throws IOException {
        return new World(databases, folder, at, scanner.toString());
    }

    boolean hasCrashed() {
        return crash.hasHappened();
    }

    /// The hub goes down and comes up again on the same data.
    void restart() {
        hub.close();
        hub = start();
    }

    /// The council sends, as often as it takes; every try begins as a new process would.
    Receipt submitUntilAnswered(UUID id) throws IOException {
        return submitUntilAnswered(id, Document.of(permit()));
    }

    /// The same, with the document put before the message.
    Receipt submitAheadUntilAnswered(UUID id) throws IOException {
        return submitUntilAnswered(id, Document.of(permit()).ahead());
    }

    private Path permit() throws IOException {
        Path document = folder.resolve("permit.txt");
        if (!Files.exists(document)) {
            Files.writeString(document, "You may build.");
        }
        return document;
    }

    private Receipt submitUntilAnswered(UUID id, Document document) {
        Message letter = letter(id, document);
        return untilAnswered(() -> {
            try (EAddressClient council = client("council")) {
                return council.send(letter);
            }
        });
    }

    private static Message letter(UUID id, Document document) {
        return Message.to(ANNA).subject("Building permit").document(document).withId(id);
    }

    /// The council sends several at once, again and again, until the crash struck the call that registers some of
    /// them together.
    List<Receipt> submitTogetherUntilItCrashed() throws IOException {
        Document document = Document.of(permit());
        List<Receipt> receipts = new ArrayList<>();
        for (int left = TRIES; left > 0 && !hasCrashed(); left--) {
            List<Message> letters = Stream.generate(() -> letter(Message.newId(), document))
                    .limit(TOGETHER)
                    .toList();
            receipts.addAll(untilAnswered(() -> sendAll(letters)));
        }
        return receipts;
    }

    private List<Receipt> sendAll(List<Message> letters) {
        try (EAddressClient council = client("council")) {
            return council.sendAll(letters).stream().map(World::receipt).toList();
        }
    }

    private static Receipt receipt(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> sent.receipt();
            case Outcome.Refused refused -> throw refused.problem();
            case Outcome.Unfinished unfinished -> throw unfinished.reason();
        };
    }

    /// The council sends this text while no scanner answers: it is accepted, and cannot be sent yet.
    void submitUntilHeld(UUID id, String text) throws IOException {
        Files.writeString(folder.resolve("permit.txt"), text);
        submitUntil("inspection-pending", id);
    }

    /// The receipt of a message that was held, once it was scanned.
    Receipt submitOnceReleased(UUID id) {
        return await().atMost(PATIENCE)
                .ignoreException(HubProblem.class)
                .until(() -> submitUntilAnswered(id), _ -> true);
    }

    /// What the hub says of the message when it refuses it for good.
    String submitUntilRefused(UUID id) {
        return submitUntil("malware-found", id);
    }

    private String submitUntil(String code, UUID id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            try {
                                return submitUntilAnswered(id).jws();
                            } catch (HubProblem problem) {
                                return problem.code();
                            }
                        },
                        code::equals);
    }

    /// The ids in Anna's mailbox.
    List<UUID> mailbox() {
        try (EAddressClient anna = client("citizen")) {
            return anna.inbox().map(InboxEntry::message).toList();
        }
    }

    /// Anna's account is closed after a message to her was accepted, before it is registered.
    void closeAnnasAccountMeanwhile() {
        line.beforeRegistration(() -> hub.getBean(Directory.class)
                .enrol(new Account(new EAddress(ANNA), "Anna", Account.Kind.PERSON, Account.Status.CLOSED)));
    }

    /// Anna wants to be told of her mail, and her address is confirmed.
    void annaGivesAnAddress() {
        hub.getBean(JdbcClient.class).sql("""
                        insert into notification_channel (channel_id, e_address, kind, address, language, added_at,
                                                          verified_at)
                        values (gen_random_uuid(), :anna, 'email', 'anna@mail.test', 'lv', now(), now())""").param("anna", ANNA).update();
    }

    /// All evidence of the message, once there are so many pieces of it.
    List<SealedEvidence> evidenceOnceThereAre(int pieces, UUID message) {
        return await().atMost(PATIENCE).until(() -> evidence(message), evidence -> evidence.size() == pieces);
    }

    /// Anna's system fetches the message and confirms it, as often as it takes.
    String confirmUntilAnswered(UUID message) {
        return untilAnswered(() -> {
            try (EAddressClient anna = client("citizen")) {
                Fetched fetched = anna.fetch(message, folder.resolve("fetched"));
                return anna.confirm(fetched).evidence();
            }
        });
    }

    /// Anna's system wants to be told of mail there.
    void annasSystemWantsToBeTold(String address) {
        hub.getBean(Webhooks.class).set(new EAddress(ANNA), address);
    }

    /// Anna's system rejects the message, as often as it takes.
    String rejectUntilAnswered(UUID message) {
        return untilAnswered(() -> {
            try (EAddressClient anna = client("citizen")) {
                return anna.reject(message, RejectionReason.UNREADABLE).evidence();
            }
        });
    }

    /// Anna opens the message in the portal, as often as it takes until she sees it.
    void annaOpensUntilShown(UUID message) {
        await().atMost(PATIENCE)
                .ignoreException(IllegalStateException.class)
                .until(() -> portal().opens(message), _ -> true);
    }

    /// The ids in Anna's mailbox, once the message has come.
    List<UUID> mailboxOnceItHas(UUID message) {
        try (EAddressClient anna = client("citizen")) {
            return await().atMost(PATIENCE)
                    .until(() -> anna.inbox().map(InboxEntry::message).toList(), ids -> ids.contains(message));
        }
    }

    /// A message of the council, through the hub's front door.
    UUID acceptWithoutRegistration(EAddress recipient) throws IOException {
        return keeping().accept(Duration.ZERO, recipient);
    }

    /// The council's system registers the receipt.
    Registration.Outcome registration(UUID message) {
        return keeping().register(message);
    }

    /// Time goes on, and the hub looks for what is stuck as often as it takes.
    void lookAfter(Duration time) {
        clock.goAhead(time);
        for (int left = TRIES; ; left--) {
            try {
                hub.getBean(UnsentPatrol.class).look();
                hub.getBean(RetrievalPatrol.class).look();
                return;
            } catch (IllegalStateException crashed) {
                if (left == 0) {
                    throw crashed;
                }
            }
        }
    }

    /// The names of all evidence of the message, in the order of the events.
    List<String> events(UUID message) {
        return hub.getBean(EvidenceArchive.class).allOf(List.of(message)).getOrDefault(message, List.of()).stream()
                .map(piece -> piece.event().etsiName())
                .toList();
    }

    /// How many cases of the message are open on the board.
    long openCases(UUID message) {
        return hub.getBean(JdbcClient.class)
                .sql("select count(*) from board_case where message_id = :message and closed_at is null")
                .param("message", message)
                .query(Long.class)
                .single();
    }

    /// Anna has written to the council in the portal, and it is still hers.
    UUID annaWrites(String text) throws IOException {
        return portal().draft(text);
    }

    /// She presses the button twice, whatever she sees after that.
    void annaPressesSendTwice(UUID draft) {
        portal().pressSend(draft);
        portal().pressSend(draft);
    }

    /// The id of the message, once the portal has finished by itself what is left, as often as it takes.
    UUID portalFinishes(UUID draft) {
        clock.goAhead(Duration.ofMinutes(1));
        return await().atMost(PATIENCE)
                .until(() -> portal().finished(draft), Optional::isPresent)
                .orElseThrow();
    }

    /// Why the draft is Anna's again, once it is.
    String portalGivesBack(UUID draft) {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            clock.goAhead(Duration.ofMinutes(1));
                            return portal().givenBack(draft);
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    List<UUID> messagesOfAnna() {
        return hub.getBean(JdbcClient.class)
                .sql("select message_id from message where sender = :anna")
                .param("anna", ANNA)
                .query(UUID.class)
                .list();
    }

    String receiptThatThePortalRecorded(UUID draft) {
        return portal().recorded(draft);
    }

    String receiptOf(UUID message) {
        return hub.getBean(EvidenceArchive.class).receiptOf(message).jws();
    }

    private Portal portal() {
        return new Portal(hub);
    }

    private KeepingHub keeping() {
        return new KeepingHub(hub, clock);
    }

    /// All evidence of the message, as its sender gets it.
    List<SealedEvidence> evidence(UUID message) {
        try (EAddressClient council = client("council")) {
            return council.evidence(message);
        }
    }

    private EAddressClient client(String party) {
        Properties profile = profile(party);
        Path keys = folder.resolve("hub/profiles").resolve(profile.getProperty("keystore"));
        return EAddressClient.connect(
                Environment.of(line.uri())
                        .ledger(folder.resolve(party + ".ledger"))
                        .patience(PATIENCE),
                Credentials.fromKeyStore(keys, profile.getProperty("password")));
    }

    private Properties profile(String party) {
        Properties profile = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve("hub/profiles/" + party + ".properties"))) {
            profile.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return profile;
    }

    private static <T> T untilAnswered(Supplier<T> act) {
        for (int left = TRIES; ; left--) {
            try {
                return act.get();
            } catch (EAddressException e) {
                if (left == 0 || isAboutItsScan(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isAboutItsScan(EAddressException failure) {
        return failure instanceof HubProblem problem
                && (problem.isInspectionPending() || problem.code().equals("malware-found"));
    }

    /// Two that start at once would set up the one logging of the process in each other's way.
    private static void leaveLoggingAlone(SpringApplication application) {
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
    }

    private ConfigurableApplicationContext start() {
        SpringApplicationBuilder application = new SpringApplicationBuilder(HubApplication.class);
        leaveLoggingAlone(application.application());
        ConfigurableApplicationContext started = application
                .profiles("demo")
                .initializers(
                        context -> context.getBeanFactory().addBeanPostProcessor(new FailingParts(crash)),
                        context -> ((GenericApplicationContext) context)
                                .registerBean("movableClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(
                        "--server.port=0",
                        "--hub.public-url=" + line.uri(),
                        "--hub.data=" + folder.resolve("hub"),
                        "--hub.delivery.hand-again-after=1s",
                        "--hub.inspection.scanner.addresses=" + scanner,
                        "--hub.inspection.scanner.rest=0s",
                        "--hub.inspection.held.every=100ms",
                        "--hub.inspection.held.lease=1s",
                        "--hub.notification.lease=1s",
                        "--hub.connector.webhook.inside=true",
                        "--hub.connector.webhook.patience=250ms",
                        "--hub.connector.lease=1s",
                        "--hub.connector.every=100ms",
                        "--hub.unsent.look-every=1d",
                        "--hub.unretrieved.look-every=1d",
                        "--hub.board.look-every=1d",
                        "--hub.writing.every=1d",
                        "--hub.outages.from=3650d",
                        "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"));
        line.leadTo(started.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        return started;
    }

    @Override
    public void close() throws IOException {
        try (line) {
            hub.close();
        } finally {
            databases.giveBack(database);
        }
    }
}
