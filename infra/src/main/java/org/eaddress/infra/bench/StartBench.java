package org.eaddress.infra.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eaddress.infra.Folders;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;

/// Seconds from the start of the process to its first answer: on an empty folder, and again on the same folder.
final class StartBench implements Bench {

    @Override
    public Map<String, Object> run() throws Exception {
        Path data = HubProcess.freshFolder();
        try {
            double first = seconds(data);
            double second = seconds(data);
            System.out.printf("first start %.1f s, second start %.1f s%n", first, second);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("bench", "start");
            json.put("firstStartSeconds", first);
            json.put("secondStartSeconds", second);
            return json;
        } finally {
            Folders.remove(data);
        }
    }

    private static double seconds(Path data) throws Exception {
        long before = System.nanoTime();
        try (HubProcess _ = HubProcess.start(data, FreePort.find())) {
            return (System.nanoTime() - before) / 1e9;
        }
    }
}
