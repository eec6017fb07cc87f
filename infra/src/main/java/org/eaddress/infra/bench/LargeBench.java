package org.eaddress.infra.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.infra.Folders;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;

/// A document of 1 GiB in and out, with the hub's heap at 256 MiB.
final class LargeBench implements Bench {
    private static final long MIB = 1 << 20;
    private static final int DOCUMENT_MIB = 1024;

    @Override
    public Map<String, Object> run() throws Exception {
        Path data = HubProcess.freshFolder();
        try (HubProcess hub = HubProcess.start(
                data, FreePort.find(), "-Xmx256m", "--hub.limits.document=2GB", "--hub.limits.message=2GB")) {
            Path document = write(data.resolve("large.pdf"));
            UUID message = UuidCreator.getTimeOrderedEpoch();
            double in = seconds(
                    "--profile",
                    hub.profile("council").toString(),
                    "send",
                    "--id",
                    message.toString(),
                    "--to",
                    Sending.CITIZEN,
                    "--subject",
                    "Large",
                    document.toString());
            waitUntilConsigned(hub, message);
            Path out = data.resolve("fetched");
            double back = seconds(
                    "--profile",
                    hub.profile("citizen").toString(),
                    "fetch",
                    message.toString(),
                    "--to",
                    out.toString());
            boolean same = Files.mismatch(document, fetched(out)) == -1;
            System.out.printf(
                    "%d MiB with a heap of 256 MiB: in %.1f s, out %.1f s, the same bytes: %s%n",
                    DOCUMENT_MIB, in, back, same);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("bench", "large");
            json.put("documentMiB", DOCUMENT_MIB);
            json.put("heapMiB", 256);
            json.put("inSeconds", in);
            json.put("outSeconds", back);
            json.put("same", same);
            return json;
        } finally {
            Folders.remove(data);
        }
    }

    private static Path write(Path file) throws IOException {
        byte[] block = new byte[(int) MIB];
        Random random = new Random(2);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < DOCUMENT_MIB; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }

    private static Path fetched(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pdf"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void waitUntilConsigned(HubProcess hub, UUID message) {
        while (!Command.eaddress("--profile", hub.profile("council").toString(), "--json", "status", message.toString())
                .contains("consigned")) {
            Thread.onSpinWait();
        }
    }

    private static double seconds(String... arguments) {
        long before = System.nanoTime();
        Command.eaddress(arguments);
        return (System.nanoTime() - before) / 1e9;
    }
}
