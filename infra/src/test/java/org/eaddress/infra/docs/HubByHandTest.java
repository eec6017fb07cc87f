package org.eaddress.infra.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the blocks of `docs/the-hub-by-hand.md` against a running hub, as a reader would.
class HubByHandTest {
    private static final long LONGEST_SECONDS = 120;
    private static final Page PAGE = Page.at("docs/the-hub-by-hand.md");
    private static final Path DOCUMENT = Page.ROOT.resolve("infra/demo/building-permit.pdf");

    @TempDir
    private static Path folder;

    private static HubProcess hub;
    private static Answer said;

    /// How a program ended and what it wrote.
    private record Answer(int exit, List<String> lines) {}

    @BeforeAll
    static void followThePage() throws IOException, InterruptedException {
        hub = HubProcess.start(folder.resolve("data"), FreePort.find());
        Files.createDirectory(folder.resolve("here"));
        said = bash(Files.writeString(folder.resolve("page.sh"), String.join("\n", PAGE.blocks("sh")))
                .toString());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void thePageEndsWithAVerifiedReceiptAndASentMessage() throws IOException {
        String id = Files.readString(here("id")).strip();

        assertThat(said.lines()).last().asString().startsWith("Verified: " + id + " was sent at 20");
        assertThat(said.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"document", "message", "header", "payload", "seal"})
    void oneChangedByteIsFound(String where) throws IOException, InterruptedException {
        byte[] receipt = Files.readAllBytes(here("receipt"));
        String text = new String(receipt, StandardCharsets.US_ASCII);
        Path receiptFile = here("receipt");
        Path document = DOCUMENT;
        Path message = here("message.json");
        switch (where) {
            case "document" -> document = changed(Files.readAllBytes(DOCUMENT), 1000);
            case "message" -> message = changed(Files.readAllBytes(message), 100);
            case "header" -> receiptFile = changed(receipt, text.indexOf('.') - 8);
            case "payload" -> receiptFile = changed(receipt, text.indexOf('.') + 100);
            default -> receiptFile = changed(receipt, text.lastIndexOf('.') + 20);
        }

        assertThat(verify(receiptFile, document, message, hub.data().resolve("profiles/trust.pem")))
                .isNotZero();
    }

    @Test
    void whatIsUnchangedIsVerified() throws IOException, InterruptedException {
        assertThat(verify(
                        here("receipt"),
                        DOCUMENT,
                        here("message.json"),
                        hub.data().resolve("profiles/trust.pem")))
                .isZero();
    }

    @Test
    void anotherAnchorIsNotTrusted() throws IOException, InterruptedException {
        Path other = folder.resolve("other.pem");
        Answer made = bash(
                "-c",
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=another' "
                        + "-keyout /dev/null -out '" + other + "'");
        assertThat(made.exit()).isZero();

        assertThat(verify(here("receipt"), DOCUMENT, here("message.json"), other))
                .isNotZero();
    }

    private static int verify(Path receipt, Path document, Path message, Path trust)
            throws IOException, InterruptedException {
        return bash(
                        here("verify").toString(),
                        receipt.toString(),
                        document.toString(),
                        message.toString(),
                        trust.toString())
                .exit();
    }

    private static Path changed(byte[] bytes, int place) {
        byte[] other = bytes.clone();
        other[place] = (byte) (other[place] == 'A' ? 'B' : 'A');
        try {
            return Files.write(folder.resolve("changed"), other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path here(String name) {
        return folder.resolve("here").resolve(name);
    }

    private static Answer bash(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Page.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment()
                .putAll(Map.of(
                        "HUB", hub.uri().toString(),
                        "PROFILES", hub.data().resolve("profiles").toString(),
                        "HERE", here("").toString()));
        Process process = builder.start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Answer(process.waitFor(), Files.readAllLines(folder.resolve("said")));
    }
}
