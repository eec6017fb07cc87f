package org.eaddress.hub.keeping;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
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
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.submission.FrontDoor;
import org.eaddress.hub.submission.Message;
import org.eaddress.hub.submission.Outcome;
import org.eaddress.hub.submission.Parts;
import org.eaddress.storage.Sha256;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A whole hub in which things lie for a long time: its clock can be moved, and messages come in by its front door.
public record KeepingHub(ConfigurableApplicationContext context, MovableClock clock) implements AutoCloseable {
    public static final Caller COUNCIL = new Caller(
            new EAddress("_DEFAULT@90000000122"),
            "Liepkalnes novada pašvaldība",
            Caller.Way.MACHINE,
            "urn:eaddress:assurance:key");
    public static final EAddress ANNA = new EAddress("_PRIVATE@329999-00017");

    /// Nothing happens in it by itself: a test says when documents are re-read and swept.
    public static KeepingHub start(Path folder, String... settings) {
        MovableClock clock = new MovableClock();
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--hub.data=" + folder,
                "--hub.scrub.enabled=false",
                "--hub.retention.enabled=false",
                "--hub.public-url=http://hub.test"));
        all.addAll(List.of(settings));
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

    public JdbcClient db() {
        return bean(JdbcClient.class);
    }

    /// The council sends these documents to Anna.
    public UUID accept(byte[]... documents) throws IOException {
        return acceptFrom(COUNCIL, documents);
    }

    /// The council sends Anna a document that it put before.
    public UUID acceptPut(byte[] document) throws IOException {
        return accept(COUNCIL, Optional::empty, document);
    }

    /// Somebody else sends these documents to Anna.
    public UUID acceptFrom(Caller sender, byte[]... documents) throws IOException {
        return accept(sender, parts(documents), documents);
    }

    /// The council sends this to an address that does not exist.
    public void refuse(byte[] document) throws IOException {
        UUID id = newId();
        Outcome outcome = submit(id, COUNCIL, new EAddress("FREE@90000000122"), parts(document), document);
        if (!(outcome instanceof Outcome.Refused)) {
            throw new IllegalStateException("not refused: " + outcome);
        }
    }

    private UUID accept(Caller sender, Parts parts, byte[]... documents) throws IOException {
        UUID id = newId();
        Outcome outcome = submit(id, sender, ANNA, parts, documents);
        if (!(outcome instanceof Outcome.Accepted)) {
            throw new IllegalStateException("not accepted: " + outcome);
        }
        return id;
    }

    private UUID newId() {
        makePartitions();
        return UuidCreator.getTimeOrderedEpoch(clock.instant());
    }

    private Outcome submit(UUID id, Caller sender, EAddress recipient, Parts parts, byte[]... documents)
            throws IOException {
        List<Document> declared = new ArrayList<>();
        for (byte[] content : documents) {
            declared.add(new Document(
                    "document-" + declared.size() + ".txt", "text/plain", content.length, Sha256.digestOf(content)));
        }
        Message message = new Message(
                sender.eAddress(), List.of(recipient), "Building permit", Optional.empty(), Optional.empty(), declared);
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
