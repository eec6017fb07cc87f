package org.eaddress.infra.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eaddress.infra.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A short run of what `infra/chaos` does for hours.
class ChaosTest {
    private static final Duration START_WITHIN = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void everyLawHoldsThoughEverythingIsKilledAndNothingOfItLivesOn() throws Exception {
        Path data = folder.resolve("run");

        Shell.Result run =
                Shell.infra("chaos", "--kills", "12", "--seed", "20261126", "--json", "--data", data.toString());

        run.lines().forEach(System.out::println);
        assertThat(run.exit()).isZero();
        JsonNode report = run.json();
        assertThat(report.get("holds").asBoolean()).isTrue();
        assertThat(report.get("kills").asInt()).isEqualTo(12);
        assertThat(report.get("laws").findValues("checked")).allMatch(checked -> checked.asLong() > 0);
        assertNothingIsLeftOf(data);
    }

    @Test
    void endsAllThatItStartedWhenItIsStopped() throws Exception {
        Path data = folder.resolve("run");
        Process run = new ProcessBuilder("../infra/chaos", "--minutes", "5", "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        await().atMost(START_WITHIN).until(() -> Files.exists(data.resolve("logs/hub-1.log")));

        new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();

        assertThat(run.waitFor()).isNotZero();
        assertNothingIsLeftOf(data);
    }

    private static void assertNothingIsLeftOf(Path data) throws IOException {
        await().untilAsserted(() -> assertThat(processesOf(data)).isEmpty());
        assertThat(Files.readAllLines(Path.of("/proc/mounts"))).noneMatch(mount -> mount.contains(data.toString()));
    }

    private static List<String> processesOf(Path data) {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                .flatMap(ChaosTest::content)
                .filter(command -> command.contains(data.toString()))
                .toList();
    }

    private static Stream<String> content(Path file) {
        try {
            return Stream.of(Files.readString(file));
        } catch (IOException gone) {
            return Stream.empty();
        }
    }
}
