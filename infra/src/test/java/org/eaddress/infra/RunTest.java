package org.eaddress.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
        try (HubProcess hub = HubProcess.start(data, FreePort.find())) {
            Shell.Result inbox =
                    Shell.infra("eaddress", "--profile", hub.profile("citizen").toString(), "--json", "inbox");
            assertThat(inbox.json().get("messages").findValuesAsString("message"))
                    .containsExactly(
                            first.get("message").asString(),
                            second.get("message").asString());
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
