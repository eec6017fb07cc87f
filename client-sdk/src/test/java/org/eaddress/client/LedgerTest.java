package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eaddress.client.Entry.Accepted;
import org.eaddress.client.Entry.Enclosure;
import org.eaddress.client.Entry.Prepared;
import org.eaddress.client.Entry.Registered;
import org.eaddress.client.proof.Digests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private World world;
    private Path folder;

    @BeforeEach
    void begin(@TempDir Path temporary) throws IOException {
        world = new World(temporary);
        folder = temporary.resolve("ledger");
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void whatWasAppendedIsThereAfterReopening() throws IOException {
        var prepared = prepared(Message.newId());
        try (var ledger = open()) {
            ledger.append(prepared);
            ledger.append(new Accepted(prepared.message(), "a.b.c"));
        }
        try (var ledger = open()) {
            assertThat(ledger.unfinished()).containsExactly(prepared.message());
            var standing = ledger.standing(prepared.message()).orElseThrow();
            assertThat(standing.prepared()).isEqualTo(prepared);
            assertThat(standing.accepted()).isEqualTo(new Accepted(prepared.message(), "a.b.c"));
            ledger.append(new Registered(prepared.message(), Instant.parse("2026-11-20T08:00:00.123Z")));
            assertThat(ledger.unfinished()).isEmpty();
        }
    }

    @Test
    void eachLineCarriesTheDigestOfTheOneBefore() throws IOException {
        fill(3);
        var lines = world.ledgerLines();
        assertThat(lines.get(0)).contains("\"previous\":\"" + "0".repeat(64));
        for (int i = 1; i < lines.size(); i++) {
            var before = Digests.sha256(lines.get(i - 1).getBytes(StandardCharsets.UTF_8));
            assertThat(lines.get(i)).contains("\"previous\":\"" + before);
        }
    }

    @Test
    void aTornLastLineIsCutOffWhereverItWasTorn() throws IOException {
        fill(2);
        var whole = Files.readAllBytes(file());
        var first = world.ledgerLines().getFirst().getBytes(StandardCharsets.UTF_8).length + 1;
        for (int length = first; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (var ledger = open()) {
                assertThat(ledger.unfinished()).hasSize(1);
            }
            assertThat(Files.size(file())).isEqualTo(first);
        }
    }

    @Test
    void afterATornLineWritingGoesOn() throws IOException {
        fill(2);
        Files.writeString(file(), "{\"at\":", StandardOpenOption.APPEND);
        fill(1);
        try (var ledger = open()) {
            assertThat(ledger.unfinished()).hasSize(3);
        }
    }

    @Test
    void aChangedByteInAnyLineButTheLastIsNamedByTheLineAfterIt() throws IOException {
        fill(3);
        var lines = world.ledgerLines();
        var tampered = lines.get(0).replace("Subject", "Zubject");
        Files.write(file(), List.of(tampered, lines.get(1), lines.get(2)));
        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerUnusable.class)
                .hasMessageContaining("Line 2 of the ledger is damaged");
    }

    @Test
    void aDroppedLineAndATornLineInTheMiddleAreDamage() throws IOException {
        fill(3);
        var lines = world.ledgerLines();
        Files.write(file(), List.of(lines.get(0), lines.get(2)));
        assertThatThrownBy(this::open).hasMessageContaining("Line 2 ");
        Files.write(file(), List.of(lines.get(0), lines.get(1).substring(0, 40), lines.get(2)));
        assertThatThrownBy(this::open).hasMessageContaining("Line 2 ");
        Files.write(file(), List.of("", lines.get(0)));
        assertThatThrownBy(this::open).hasMessageContaining("Line 1 ");
    }

    @Test
    void onlyOneWritesAtATime() throws IOException {
        try (var ledger = open()) {
            assertThat(ledger.folder()).isEqualTo(folder);
            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerUnusable.class)
                    .hasMessageContaining("Another process writes the ledger");
        }
        open().close();
    }

    @Test
    void anInterruptedWriterBreaksItForNobody() throws IOException {
        try (var ledger = open()) {
            Thread.currentThread().interrupt();
            ledger.append(prepared(Message.newId()));
            assertThat(Thread.interrupted()).isTrue();
            ledger.append(prepared(Message.newId()));
            assertThat(ledger.unfinished()).hasSize(2);
        }
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws IOException {
        var ids = IntStream.range(0, 2000).mapToObj(i -> Message.newId()).toList();
        try (var ledger = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ids.forEach(id -> threads.execute(() -> ledger.append(prepared(id))));
        }
        try (var ledger = open()) {
            assertThat(ledger.unfinished()).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    private void fill(int messages) throws IOException {
        try (var ledger = open()) {
            for (int i = 0; i < messages; i++) {
                ledger.append(prepared(Message.newId()));
            }
        }
    }

    private Ledger open() {
        return Ledger.open(folder, world.environment());
    }

    private Path file() {
        return folder.resolve(LedgerFile.NAME);
    }

    private static Prepared prepared(UUID id) {
        var listed = new ListedDocument("ā.pdf", "application/pdf", 5, "0".repeat(64));
        var content = Json.object().put("from", "_DEFAULT@90001733697").put("subject", "Subject");
        content.putArray("to").add(World.ANNA);
        content.putArray("documents")
                .addObject()
                .put("name", listed.name())
                .put("mediaType", listed.mediaType())
                .put("size", listed.size())
                .put("sha256", listed.sha256());
        return Prepared.of(id, content, List.of(new Enclosure(Path.of("ā.pdf").toAbsolutePath(), listed, true)));
    }
}
