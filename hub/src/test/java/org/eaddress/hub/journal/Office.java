package org.eaddress.hub.journal;

import com.github.f4b6a3.uuid.UuidCreator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A hub that issues evidence and keeps the journal, on a real database of its own; it seals when it is told to.
final class Office implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = startServer();
    private static final Path KEYS = newFolder();

    private final String url;
    private final ConfigurableApplicationContext context;

    private Office(String url, ConfigurableApplicationContext context) {
        this.url = url;
        this.context = context;
    }

    static Office open(String... settings) {
        return open(newDatabase(), _ -> {}, settings);
    }

    static Office open(ApplicationContextInitializer<ConfigurableApplicationContext> parts, String... settings) {
        return open(newDatabase(), parts, settings);
    }

    /// Another hub on the same database.
    Office another(String... settings) {
        return open(url, _ -> {}, settings);
    }

    private static Office open(
            String url, ApplicationContextInitializer<ConfigurableApplicationContext> parts, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--hub.data=" + KEYS,
                "--spring.datasource.url=" + url,
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--spring.main.banner-mode=off"));
        all.addAll(List.of(settings));
        return new Office(
                url,
                new SpringApplicationBuilder(JournalApplication.class)
                        .web(WebApplicationType.NONE)
                        .profiles("demo")
                        .initializers(parts)
                        .run(all.toArray(String[]::new)));
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient db() {
        return part(JdbcClient.class);
    }

    /// Makes one seal, if something waits; whether it was a full one.
    boolean seal() {
        return part(JournalSealer.class).seal();
    }

    JournalSeal seal(long number) {
        return part(Journal.class).seal(number).orElseThrow();
    }

    List<JournalSeal.Summary> seals() {
        return part(Journal.class).after(0, 500);
    }

    Evidence issue() {
        return issue(1).getFirst();
    }

    /// Pieces of evidence in the order of their ids, kept in one transaction.
    List<Evidence> issue(int number) {
        return issueAt(Instant.now(), number);
    }

    List<Evidence> issueAt(Instant at, int number) {
        List<Evidence> pieces = IntStream.range(0, number)
                .mapToObj(_ -> part(Sealer.class).seal(statement(at)))
                .toList();
        part(EvidenceArchive.class).keep(pieces);
        return pieces;
    }

    private static Statement statement(Instant at) {
        UUID message = UuidCreator.getTimeOrderedEpoch();
        Instant moment = at.truncatedTo(ChronoUnit.MILLIS);
        return new Statement(
                EvidenceEvent.CONTENT_CONSIGNMENT,
                moment,
                message,
                Statement.Entity.of("_DEFAULT@90001733697"),
                List.of(Statement.Entity.of("_PRIVATE@329999-00017")),
                Optional.empty(),
                moment,
                "0".repeat(64),
                List.of());
    }

    @Override
    public void close() {
        context.close();
    }

    private static String newDatabase() {
        String name = "journal" + DATABASES.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return SERVER.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres startServer() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("hub-journal");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
