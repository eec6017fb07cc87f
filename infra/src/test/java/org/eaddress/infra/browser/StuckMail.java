package org.eaddress.infra.browser;

import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.hub.HubApplication;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.board.BoardPatrol;
import org.eaddress.hub.delivery.Deliveries;
import org.eaddress.hub.delivery.DeliveryState;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.mailbox.RetrievalPatrol;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.submission.FrontDoor;
import org.eaddress.hub.submission.Message;
import org.eaddress.hub.submission.Parts;
import org.eaddress.hub.submission.Registration;
import org.eaddress.hub.submission.Registrations;
import org.eaddress.hub.submission.UnsentPatrol;
import org.eaddress.infra.FreePort;
import org.eaddress.storage.Sha256;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A hub with the demo's people, in which mail gets stuck: the council's system forgets to register, that of
/// SIA Bērzs never comes. Its clock can be moved.
final class StuckMail implements AutoCloseable {
    /// It runs in the tests' own process, whose logging it sets up.
    static final String ONE_AT_A_TIME = "hub in this process";

    private static final EAddress COMPANY = new EAddress("_DEFAULT@40103000456");
    private static final Caller COUNCIL = new Caller(
            new EAddress("_DEFAULT@90000000122"),
            "Liepkalnes novada pašvaldība",
            Caller.Way.MACHINE,
            "urn:eaddress:assurance:registered-key");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String LONGER_THAN_A_TEST = "400d";

    private final ConfigurableApplicationContext hub;
    private final MovedClock clock;
    private final String portal;
    private final Path notices;

    private StuckMail(ConfigurableApplicationContext hub, MovedClock clock, String portal, Path notices) {
        this.hub = hub;
        this.clock = clock;
        this.portal = portal;
        this.notices = notices;
    }

    static StuckMail start(Path folder) throws IOException {
        MovedClock clock = new MovedClock();
        int port = FreePort.find();
        ConfigurableApplicationContext hub = new SpringApplicationBuilder(HubApplication.class)
                .profiles("demo")
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("movedClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(
                        "--server.port=" + port,
                        "--hub.data=" + folder,
                        "--hub.sign-in.idle=" + LONGER_THAN_A_TEST,
                        "--hub.sign-in.longest=" + LONGER_THAN_A_TEST);
        return new StuckMail(hub, clock, "http://127.0.0.1:" + port, folder.resolve("notices"));
    }

    String portal() {
        return portal;
    }

    /// The council's system submits a letter to SIA Bērzs and does not register the receipt.
    UUID accepted(String subject) throws IOException {
        return accepted(subject, COMPANY, "letter.txt", "text/plain", subject.getBytes(StandardCharsets.UTF_8));
    }

    private UUID accepted(String subject, EAddress to, String name, String type, byte[] letter) throws IOException {
        Document document = new Document(name, type, letter.length, Sha256.digestOf(letter));
        UUID id = UuidCreator.getTimeOrderedEpoch(clock.instant());
        Message message = new Message(
                COUNCIL.eAddress(), List.of(to), subject, Optional.empty(), Optional.empty(), List.of(document));
        Iterator<Parts.Part> parts = List.of(new Parts.Part(document.digest().hex(), new ByteArrayInputStream(letter)))
                .iterator();
        hub.getBean(FrontDoor.class)
                .submit(id, COUNCIL, message, () -> parts.hasNext() ? Optional.of(parts.next()) : Optional.empty());
        return id;
    }

    /// The same, registered, and laid into the company's mailbox.
    UUID consigned(String subject) throws IOException {
        return consigned(accepted(subject));
    }

    /// The council's system sends this document to somebody, in whose mailbox it lies then.
    UUID consigned(String subject, EAddress to, Path pdf) throws IOException {
        return consigned(
                accepted(subject, to, pdf.getFileName().toString(), "application/pdf", Files.readAllBytes(pdf)));
    }

    private UUID consigned(UUID id) {
        String receipt = hub.getBean(EvidenceArchive.class).receiptOf(id).jws();
        hub.getBean(Registrations.class)
                .register(
                        COUNCIL.eAddress(),
                        List.of(new Registration(id, Sha256.digestOf(receipt.getBytes(StandardCharsets.US_ASCII)))));
        await().atMost(PATIENCE)
                .until(() -> hub.getBean(Deliveries.class).of(id).stream()
                        .allMatch(delivery -> delivery.state() instanceof DeliveryState.Consigned));
        return id;
    }

    /// SIA Bērzs has another e-address, too.
    void openUnit(String eAddress) {
        EAddress unit = new EAddress(eAddress);
        hub.getBean(Directory.class)
                .enrol(new Account(unit, "SIA Bērzs, arhīvs", Account.Kind.COMPANY, Account.Status.ACTIVE));
    }

    /// The mails of this hub, which lie in a folder, to this address.
    List<String> mailsTo(String address) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(notices)) {
            for (Path file : files.toList()) {
                all.add(Files.readString(file));
            }
        }
        return all.stream().filter(mail -> mail.startsWith("To: " + address)).toList();
    }

    /// Time goes on, and the hub looks for what is stuck.
    void after(Duration time) {
        clock.ahead = clock.ahead.plus(time);
        makeMonths();
        hub.getBean(UnsentPatrol.class).look();
        hub.getBean(RetrievalPatrol.class).look();
        hub.getBean(BoardPatrol.class).look();
    }

    /// As the hub does every night.
    private void makeMonths() {
        hub.getBean(JdbcClient.class)
                .sql("call partitions_between(cast(:now as date) - 31, cast(:now as date) + 31)")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// The names of all evidence of a message.
    List<String> evidence(UUID message) {
        return hub.getBean(EvidenceArchive.class).of(message).stream()
                .map(piece -> piece.event().etsiName())
                .toList();
    }

    /// The case that was opened last about a message.
    UUID caseOf(UUID message) {
        return hub.getBean(JdbcClient.class)
                .sql("select case_id from board_case where message_id = :message order by case_id desc limit 1")
                .param("message", message)
                .query(UUID.class)
                .single();
    }

    @Override
    public void close() {
        hub.close();
    }

    private static final class MovedClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
