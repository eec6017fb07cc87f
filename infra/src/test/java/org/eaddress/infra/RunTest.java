package org.eaddress.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The first command that a newcomer types.
class RunTest {
    @TempDir
    Path data;

    @Test
    void doesTheMainJobAndKeepsEverythingForTheNextStart() throws Exception {
        JsonNode first = once();
        JsonNode second = once();

        assertThat(second.get("message").asString())
                .isNotEqualTo(first.get("message").asString());
        for (JsonNode run : new JsonNode[] {first, second}) {
            Shell.Result verdict = Shell.infra(
                    "eaddress",
                    "--json",
                    "verify",
                    run.get("receipt").asString(),
                    run.get("documents").get(0).asString(),
                    "--trust",
                    run.get("trust").asString());
            assertThat(verdict.exit()).isZero();
            assertThat(verdict.json().get("valid").asBoolean()).isTrue();
        }
        assertThat(data.resolve("receipts")).isDirectoryNotContaining(Files::isDirectory);
        assertThat(first.get("mailbox").asString())
                .matches("http://127\\.0\\.0\\.1:\\d+/mail/"
                        + first.get("message").asString());
        try (HubProcess _ = HubProcess.start(data, FreePort.find())) {
            everyCommandWorks(first, second);
        }
    }

    private void everyCommandWorks(JsonNode first, JsonNode second) throws Exception {
        JsonNode profiles = first.get("profiles");
        String message = first.get("message").asString();
        String received = data.resolve("received").toString();
        assertThat(as(profiles, "company", "lookup", "_PRIVATE@329999-00017").last())
                .contains("mailbox");
        assertThat(as(profiles, "citizen", "inbox").json().get("messages").findValuesAsString("message"))
                .containsExactly(message, second.get("message").asString());
        as(profiles, "citizen", "fetch", message, "--to", received);
        as(profiles, "citizen", "confirm", message);
        assertThat(as(profiles, "council", "status", message).last()).contains("handedOver");
        assertThat(as(profiles, "council", "evidence", message).last()).contains("ContentHandover");
        aLargeDocumentShowsItsProgress(profiles.get("council").asString());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        as(
                profiles,
                "council",
                "reconcile",
                "--from",
                today.minusDays(1).toString(),
                "--to",
                today.plusDays(1).toString());
    }

    private void aLargeDocumentShowsItsProgress(String council) throws Exception {
        Path plan = Files.writeString(data.resolve("plan.txt"), "plan ".repeat(1 << 20));

        Shell.Result sent = Shell.aloud(
                "eaddress",
                "--profile",
                council,
                "--progress",
                "send",
                "--to",
                "_PRIVATE@329999-00017",
                "--subject",
                "Plan",
                plan.toString());

        assertThat(sent.exit()).isZero();
        assertThat(sent.lines()).anyMatch(line -> line.contains("plan.txt") && line.contains("100%"));
    }

    private static Shell.Result as(JsonNode profiles, String party, String... command) throws Exception {
        Shell.Result result = Shell.infra(
                "eaddress",
                Stream.concat(Stream.of("--profile", profiles.get(party).asString(), "--json"), Stream.of(command))
                        .toArray(String[]::new));
        assertThat(result.exit()).as(String.join(" ", command)).isZero();
        return result;
    }

    @Test
    void servesThisMachineAloneUntilCtrlC() throws Exception {
        int port = FreePort.find();
        Process run = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        "../infra/run",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = run.inputReader()
                .lines()
                .takeWhile(line -> !line.equals("Serving until Ctrl-C."))
                .toList();
        List<ProcessHandle> started = run.descendants().toList();

        assertThat(said)
                .anyMatch(line -> line.startsWith("Sent       "))
                .anyMatch(line -> line.startsWith("Mailbox    "));
        assertThat(started).isNotEmpty();
        try (Socket itself = new Socket("127.0.0.1", port)) {
            assertThat(itself.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> new Socket("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);

        new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();

        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).isEqualTo(130);
        for (ProcessHandle process : started) {
            process.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void namesAChangedByteInTheReceiptAndInTheDocument() throws Exception {
        JsonNode run = once();
        Path receipt = Path.of(run.get("receipt").asString());
        Path document = Path.of(run.get("documents").get(0).asString());
        Path changedDocument = data.resolve("building-permit.pdf");
        Files.write(changedDocument, changed(Files.readAllBytes(document)));
        Path changedReceipt = data.resolve("changed.receipt");
        Files.write(changedReceipt, changed(Files.readAllBytes(receipt)));

        String trust = run.get("trust").asString();
        Shell.Result other = Shell.infra(
                "eaddress", "--json", "verify", receipt.toString(), changedDocument.toString(), "--trust", trust);
        Shell.Result forged = Shell.infra(
                "eaddress", "--json", "verify", changedReceipt.toString(), document.toString(), "--trust", trust);

        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.last()).contains("document-changed").contains("building-permit.pdf");
        assertThat(forged.exit()).isEqualTo(1);
        assertThat(forged.json().get("valid").asBoolean()).isFalse();
    }

    private static byte[] changed(byte[] bytes) {
        bytes[bytes.length / 2] = (byte) (bytes[bytes.length / 2] == 'A' ? 'B' : 'A');
        return bytes;
    }

    private JsonNode once() throws Exception {
        Shell.Result run =
                Shell.infra("run", "--once", "--data", data.toString(), "--port", Integer.toString(FreePort.find()));
        assertThat(run.exit()).isZero();
        return run.json();
    }
}
