package org.eaddress.hub.keeping;

import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.HubApplication;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.Deliveries;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.mailbox.Confirmation;
import org.eaddress.hub.mailbox.Confirmations;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.submission.FrontDoor;
import org.eaddress.hub.submission.Message;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.Outcome;
import org.eaddress.hub.submission.Parts;
import org.eaddress.hub.submission.Registration;
import org.eaddress.hub.submission.Registrations;
import org.eaddress.hub.submission.Schedule;
import org.eaddress.storage.Sha256;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A whole hub in which things lie for a long time: its clock can be moved, and messages come in by its front door.
public record KeepingHub(ConfigurableApplicationContext context, MovableClock clock) implements AutoCloseable {
    public static final Caller COUNCIL = new Caller(
            new EAddress("_DEFAULT@90000000122"),
            "Liepkalnes novada pašvaldība",
            Caller.Way.MACHINE,
            "urn:eaddress:assurance:key");
    public static final EAddress ANNA = new EAddress("_PRIVATE@329999-00017");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Nothing happens in it by itself: a test says when documents are re-read and swept and the board is looked
    /// after.
    public static KeepingHub start(Path folder, String... settings) {
        return start(new MovableClock(), folder, settings);
    }

    /// The same, with a clock that was moved before.
    public static KeepingHub start(MovableClock clock, Path folder, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--hub.data=" + folder,
                "--hub.scrub.enabled=false",
                "--hub.retention.enabled=false",
                "--hub.notification.every=0s",
                "--hub.unsent.look-every=1d",
                "--hub.unretrieved.look-every=1d",
                "--hub.board.look-every=1d",
                "--hub.public-url=http://hub.test"));
        all.addAll(List.of(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith("--hub.outages."))) {
            all.add("--hub.outages.from=3650d"); // its clock jumps, and it was there all the time
        }
        ConfigurableApplicationContext context = new SpringApplicationBuilder(HubApplication.class)
                .profiles("demo")
                .initializers(starting -> ((GenericApplicationContext) starting)
                        .registerBean("movableClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(all.toArray(String[]::new));
        return new KeepingHub(context, clock);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Empties these tables of a hub that goes on working: if its work and this wait for each other and this one is
    /// given up, it is tried again.
    public static void empty(JdbcClient db, String tables) {
        await().atMost(PATIENCE)
                .ignoreException(PessimisticLockingFailureException.class)
                .until(() -> db.sql("truncate " + tables).update(), _ -> true);
    }

    public JdbcClient db() {
        return bean(JdbcClient.class);
    }

    /// A text of this size.
    public static byte[] large(int size) {
        byte[] text = new byte[size];
        Arrays.fill(text, (byte) 'x');
        return text;
    }

    /// The system of a recipient has the message.
    public Confirmation.Outcome confirm(Caller system, UUID message) {
        List<String> digests = bean(Messages.class).find(message).orElseThrow().documents().stream()
                .map(document -> document.digest().hex())
                .toList();
        return bean(Confirmations.class)
                .confirm(system, List.of(new Confirmation(message, digests)))
                .getFirst();
    }

    /// The council sends these documents to Anna.
    public UUID accept(byte[]... documents) throws IOException {
        return acceptFrom(COUNCIL, documents);
    }

    /// The council sends Anna a document that it put before.
    public UUID acceptPut(byte[] document) throws IOException {
        return accept(COUNCIL, Optional::empty, document);
    }

    /// The council sends Anna a document, and it lies in her mailbox.
    public UUID consign(byte[] document) throws IOException {
        UUID message = accept(document);
        Sha256 receipt = bean(Messages.class).find(message).orElseThrow().receiptDigest();
        bean(Registrations.class).register(COUNCIL.eAddress(), List.of(new Registration(message, receipt)));
        await().atMost(PATIENCE)
                .until(() ->
                        bean(Deliveries.class).of(message).getFirst().state().isInMailbox());
        return message;
    }

    /// Somebody else sends these documents to Anna.
    public UUID acceptFrom(Caller sender, byte[]... documents) throws IOException {
        return accept(sender, parts(documents), documents);
    }

    /// The council sends these addresses a letter under an id that is this old.
    public UUID accept(Duration idAge, EAddress... recipients) throws IOException {
        byte[] letter = "Labdien!".getBytes(StandardCharsets.UTF_8);
        UUID id = newId(clock.instant().minus(idAge));
        return accepted(id, submit(id, COUNCIL, List.of(recipients), parts(letter), letter));
    }

    /// The council registers the receipt.
    public Registration.Outcome register(UUID message) {
        String jws = bean(EvidenceArchive.class).receiptOf(message).jws();
        return bean(Registrations.class)
                .register(
                        COUNCIL.eAddress(),
                        List.of(new Registration(message, Sha256.digestOf(jws.getBytes(StandardCharsets.US_ASCII)))))
                .getFirst();
    }

    /// The council sends this to an address that does not exist.
    public void refuse(byte[] document) throws IOException {
        UUID id = newId(clock.instant());
        Outcome outcome = submit(id, COUNCIL, List.of(new EAddress("FREE@90000000122")), parts(document), document);
        if (!(outcome instanceof Outcome.Refused)) {
            throw new IllegalStateException("not refused: " + outcome);
        }
    }

    private UUID accept(Caller sender, Parts parts, byte[]... documents) throws IOException {
        UUID id = newId(clock.instant());
        return accepted(id, submit(id, sender, List.of(ANNA), parts, documents));
    }

    private static UUID accepted(UUID id, Outcome outcome) {
        if (!(outcome instanceof Outcome.Accepted)) {
            throw new IllegalStateException("not accepted: " + outcome);
        }
        return id;
    }

    /// The council sends Anna a document that is consigned so.
    public UUID accept(Schedule schedule, byte[] document) throws IOException {
        UUID id = newId(clock.instant());
        return accepted(id, submit(id, schedule, document));
    }

    /// The council submits this document to Anna under this id, to be consigned so.
    public Outcome submit(UUID id, Schedule schedule, byte[] document) throws IOException {
        Document declared = new Document("document-0.txt", "text/plain", document.length, Sha256.digestOf(document));
        Message message = new Message(
                COUNCIL.eAddress(),
                List.of(ANNA),
                "Building permit",
                Optional.empty(),
                Optional.empty(),
                List.of(declared),
                schedule);
        return bean(FrontDoor.class).submit(id, COUNCIL, message, parts(document));
    }

    /// The council submits these documents to Anna under this id.
    public Outcome submit(UUID id, byte[]... documents) throws IOException {
        return submit(id, COUNCIL, List.of(ANNA), parts(documents), documents);
    }

    private UUID newId(Instant madeAt) {
        makePartitions();
        return UuidCreator.getTimeOrderedEpoch(madeAt);
    }

    private Outcome submit(UUID id, Caller sender, List<EAddress> recipients, Parts parts, byte[]... documents)
            throws IOException {
        List<Document> declared = new ArrayList<>();
        for (byte[] content : documents) {
            declared.add(new Document(
                    "document-" + declared.size() + ".txt", "text/plain", content.length, Sha256.digestOf(content)));
        }
        Message message = new Message(
                sender.eAddress(), recipients, "Building permit", Optional.empty(), Optional.empty(), declared);
        return bean(FrontDoor.class).submit(id, sender, message, parts);
    }

    /// As the hub does every day.
    public void makePartitions() {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        db().sql("call partitions_between(:oldest, :newest)")
                .param("oldest", Date.valueOf(today.minusDays(31)))
                .param("newest", Date.valueOf(today.plusMonths(1)))
                .update();
    }

    private static Parts parts(byte[]... documents) {
        Iterator<byte[]> contents = Arrays.asList(documents).iterator();
        return () -> {
            if (!contents.hasNext()) {
                return Optional.empty();
            }
            byte[] content = contents.next();
            return Optional.of(new Parts.Part(Sha256.digestOf(content).hex(), new ByteArrayInputStream(content)));
        };
    }

    /// Where the store keeps a document.
    public String placeOf(UUID message, int number) {
        return db().sql("select object_ref from document where message_id = :message and number = :number")
                .param("message", message)
                .param("number", number)
                .query(String.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
    }
}
