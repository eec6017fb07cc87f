package org.eaddress.infra.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eaddress.client.cli.EAddress;
import org.eaddress.infra.HubProcess;

/// A document of 1 GiB in and out, with the hub's heap at 256 MiB.
final class LargeBench implements Bench {
    private static final int PORT = 18082;
    private static final long MIB = 1 << 20;
    private static final int DOCUMENT_MIB = 1024;

    @Override
    public Map<String, Object> run() throws Exception {
        Path data = HubProcess.freshFolder();
        try (HubProcess hub = HubProcess.start(
                data, PORT, "-Xmx256m", "--hub.limits.document=2GB", "--hub.limits.message=2GB")) {
            Path document = write(data.resolve("large.pdf"));
            double in = seconds(
                    "--profile", hub.profile("council").toString(),
                    "send", "--to", "_PRIVATE@329999-00017", "--subject", "Large", document.toString());
            String message = newestMessage(hub);
            Path out = data.resolve("fetched");
            double back = seconds(
                    "--profile", hub.profile("citizen").toString(), "fetch", message, "--to", out.toString());
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
            for (int i = 0; i < DOCUMENT_MIB; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        return file;
    }

    private static double seconds(String... arguments) {
        long before = System.nanoTime();
        int exit = EAddress.run(arguments);
        if (exit != 0) {
            throw new IllegalStateException("eaddress " + List.of(arguments) + " ended with " + exit);
        }
        return (System.nanoTime() - before) / 1e9;
    }
}
