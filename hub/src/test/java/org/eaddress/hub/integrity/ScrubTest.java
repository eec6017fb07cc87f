package org.eaddress.hub.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.submission.PutDocuments;
import org.eaddress.hub.submission.StoredDocuments.Place;
import org.eaddress.storage.Expected;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What was changed behind the hub's back is found by reading, on a real file store and a real database.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class ScrubTest {
    private static final int HEADER = 12;

    private Path folder;
    private KeepingHub hub;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        hub = KeepingHub.start(folder, "--hub.scrub.pause=1h");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @BeforeEach
    void forget() {
        KeepingHub.empty(hub.db(), "message, document, delivery, evidence, put_document, integrity_finding");
        hub.db()
                .sql("update scrub set began_at = null, last_began_at = null, last_ended_at = null,"
                        + " objects = 0, bytes = 0, last_objects = 0, last_bytes = 0")
                .update();
    }

    private static byte[] letter(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void wholePass() {
        Scrub scrub = hub.bean(Scrub.class);
        while (scrub.round()) {}
    }

    private record Found(UUID message, int number, String kind, boolean mended) {}

    private List<Found> findings() {
        return hub.db()
                .sql("select message_id, number, kind, mended_at is not null as mended from integrity_finding"
                        + " order by message_id, number")
                .query((row, _) -> new Found(
                        row.getObject("message_id", UUID.class),
                        row.getInt("number"),
                        row.getString("kind"),
                        row.getBoolean("mended")))
                .list();
    }

    private Path fileOf(UUID message, int number) {
        String[] place = hub.placeOf(message, number).split(":");
        return place[0].equals("s")
                ? folder.resolve("objects/segments").resolve(place[1])
                : folder.resolve("objects/large")
                        .resolve(place[1].substring(0, 2))
                        .resolve(place[1]);
    }

    private void flipAByteOf(UUID message, int number) throws IOException {
        long offset = Long.parseLong(hub.placeOf(message, number).split(":")[2]) + HEADER + 5;
        try (RandomAccessFile segment =
                new RandomAccessFile(fileOf(message, number).toFile(), "rw")) {
            segment.seek(offset);
            int before = segment.read();
            segment.seek(offset);
            segment.write(before ^ 1);
        }
    }

    @Test
    void whatIsAsItWasLeavesNoFinding() throws IOException {
        hub.accept(letter("one"), letter("two"));
        hub.accept(KeepingHub.large(3 << 20));

        wholePass();

        assertThat(findings()).isEmpty();
        assertThat(hub.bean(Progress.class).now().last()).hasValueSatisfying(pass -> {
            assertThat(pass.objects()).isEqualTo(3);
            assertThat(pass.bytes()).isEqualTo(6 + (3 << 20));
        });
    }

    @Test
    void aFlippedByteIsFoundAndNamed(CapturedOutput log) throws IOException {
        UUID whole = hub.accept(letter("whole"));
        UUID changed = hub.accept(letter("left alone"), letter("to be changed"));
        flipAByteOf(changed, 1);

        wholePass();

        assertThat(findings()).containsExactly(new Found(changed, 1, "object-changed", false));
        assertThat(log).contains("ERROR").contains("object-changed: document 1 of message " + changed);
        assertThat(log).doesNotContain("object-changed: document 0 of message " + whole);
    }

    @Test
    void aDeletedFileIsFoundAndNamed() throws IOException {
        UUID message = hub.accept(letter("here"), KeepingHub.large(3 << 20));
        Files.delete(fileOf(message, 1));

        wholePass();

        assertThat(findings()).containsExactly(new Found(message, 1, "object-missing", false));
    }

    @Test
    void aDocumentPutBeforeItsMessageIsReadToo(CapturedOutput log) throws IOException {
        byte[] form = new byte[3 << 20];
        hub.bean(PutDocuments.class)
                .put(
                        KeepingHub.COUNCIL.eAddress(),
                        new Expected(form.length, Sha256.digestOf(form)),
                        new ByteArrayInputStream(form));
        hub.accept(letter("beside it"));
        wholePass();
        assertThat(hub.bean(Progress.class).now().last())
                .hasValueSatisfying(pass -> assertThat(pass.objects()).isEqualTo(2));
        String[] place = hub.db()
                .sql("select object_ref from put_document")
                .query(String.class)
                .single()
                .split(":");
        Files.delete(folder.resolve("objects/large")
                .resolve(place[1].substring(0, 2))
                .resolve(place[1]));
        hub.clock().goAhead(Duration.ofHours(2));

        wholePass();

        assertThat(findings()).singleElement().extracting(Found::kind).isEqualTo("object-missing");
        assertThat(log).contains("object-missing: document put before its message");
        hub.db().sql("delete from put_document").update();
        hub.clock().goAhead(Duration.ofHours(2));
        wholePass();
        assertThat(findings()).singleElement().extracting(Found::mended).isEqualTo(true);
    }

    @Test
    void aKeyThatWasChangedInTheDatabaseIsFoundAndNamed() throws IOException {
        UUID message = hub.accept(letter("unreadable now"));
        hub.db()
                .sql("update document set wrapped_key = set_byte(wrapped_key, 60, 255 - get_byte(wrapped_key, 60))"
                        + " where message_id = :message")
                .param("message", message)
                .update();

        wholePass();

        assertThat(findings()).containsExactly(new Found(message, 0, "object-unreadable", false));
    }

    @Test
    void whatWasRestoredIsNoAlarmAnyMore() throws IOException {
        UUID message = hub.accept(letter("restored"));
        flipAByteOf(message, 0);
        wholePass();
        flipAByteOf(message, 0);
        hub.clock().goAhead(Duration.ofHours(2));

        wholePass();

        assertThat(findings()).containsExactly(new Found(message, 0, "object-changed", true));
        assertThat(hub.bean(ScrubHealth.class).health().getStatus()).hasToString("UP");
    }

    @Test
    void whatWasErasedIsNotReadAndNoAlarmAnyMore() throws IOException {
        UUID message = hub.accept(letter("damaged, then erased"));
        flipAByteOf(message, 0);
        wholePass();
        hub.db()
                .sql("update document set wrapped_key = null, erased_at = now()")
                .update();
        hub.clock().goAhead(Duration.ofHours(2));

        wholePass();

        assertThat(findings()).containsExactly(new Found(message, 0, "object-changed", true));
        assertThat(hub.bean(Progress.class).now().last())
                .hasValueSatisfying(pass -> assertThat(pass.objects()).isZero());
    }

    @Test
    void betweenTwoPassesItRests() throws IOException {
        UUID message = hub.accept(letter("read once"));
        wholePass();
        flipAByteOf(message, 0);

        wholePass();

        assertThat(findings()).isEmpty();
        hub.clock().goAhead(Duration.ofMinutes(61));
        wholePass();
        assertThat(findings()).hasSize(1);
    }

    @Test
    void anotherHubGoesOnWhereTheLastOneStopped() throws IOException {
        UUID first = hub.accept(letter("read before the crash"));
        UUID second = hub.accept(letter("read after it"));
        Progress progress = hub.bean(Progress.class);
        progress.begin(hub.clock().instant());
        progress.advance(new Place(first, 0), 1, 21);
        flipAByteOf(first, 0);
        flipAByteOf(second, 0);

        wholePass();

        assertThat(findings()).containsExactly(new Found(second, 0, "object-changed", false));
        assertThat(progress.now().last())
                .hasValueSatisfying(pass -> assertThat(pass.objects()).isEqualTo(2));
    }

    @Test
    void whileOneHubReadsAnotherDoesNot() throws Exception {
        hub.accept(letter("once is enough"));
        try (Connection other = hub.bean(DataSource.class).getConnection();
                Statement lock = other.createStatement()) {
            lock.execute("select pg_advisory_lock(" + 0x5343_5255_42L + ")");
            try {
                assertThat(hub.bean(Scrub.class).round()).isFalse();
                assertThat(hub.bean(Progress.class).now().pass()).isEmpty();
            } finally {
                lock.execute("select pg_advisory_unlock(" + 0x5343_5255_42L + ")");
            }
        }
        assertThat(hub.bean(Scrub.class).round()).isTrue();
    }

    @Test
    void theAlarmIsPublicInNumbersAndTheHubStaysUp() throws Exception {
        UUID message = hub.accept(letter("changed"));
        flipAByteOf(message, 0);
        wholePass();

        HttpResponse<String> documents = get("/actuator/health/documents");
        assertThat(documents.statusCode()).isEqualTo(503);
        assertThat(documents.body())
                .contains("\"DAMAGED\"", "\"object-changed\":1", "everythingBefore")
                .doesNotContain(message.toString());
        HttpResponse<String> all = get("/actuator/health");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body()).contains("\"UP\"").doesNotContain("object-changed");
    }

    @Test
    void anEmptyHubHasNothingToRead() {
        wholePass();

        assertThat(hub.bean(Progress.class).now().last())
                .hasValueSatisfying(pass -> assertThat(pass.objects()).isZero());
    }

    private HttpResponse<String> get(String path) throws Exception {
        String port = hub.context().getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
