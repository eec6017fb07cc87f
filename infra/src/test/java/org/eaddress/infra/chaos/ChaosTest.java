package org.eaddress.infra.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A short run of what `infra/chaos` does for hours.
class ChaosTest {
    private static final Duration START_WITHIN = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void everyLawHoldsThoughEverythingIsKilledAndNothingOfItLivesOn() throws Exception {
        Path data = folder.resolve("run");
        Process run = start("--kills", "12", "--seed", "20261126", "--json", "--data", data.toString());

        List<String> said = run.inputReader().lines().toList();

        said.forEach(System.out::println);
        assertThat(run.waitFor()).isZero();
        JsonNode report = JsonMapper.shared().readTree(said.getLast());
        assertThat(report.get("holds").asBoolean()).isTrue();
        assertThat(report.get("kills").asInt()).isEqualTo(12);
        assertThat(report.get("laws").findValues("checked")).allMatch(checked -> checked.asLong() > 0);
        assertNothingIsLeftOf(data);
    }

    @Test
    void endsAllThatItStartedWhenItIsStopped() throws Exception {
        Path data = folder.resolve("run");
        Process run = start("--minutes", "5", "--data", data.toString());
        Path log = data.resolve("logs/hub-1.log");
        await().atMost(START_WITHIN)
                .until(() -> content(log).anyMatch(said -> said.contains("Started HubApplication")));

        run.destroy(); // what a script starts in the background ignores SIGINT

        assertThat(run.waitFor()).isNotZero();
        assertNothingIsLeftOf(data);
    }

    /// As the script does, with the classes under test.
    private static Process start(String... arguments) throws IOException {
        return new ProcessBuilder(Jvm.running(Chaos.class, List.of(arguments)))
                .directory(Path.of("..").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void assertNothingIsLeftOf(Path data) throws IOException {
        await().untilAsserted(() -> assertThat(processesOf(data)).isEmpty());
        assertThat(Files.readAllLines(Path.of("/proc/mounts"))).noneMatch(mount -> mount.contains(data.toString()));
    }

    /// They name the folder in their command, or, those of the store, in their environment.
    private static List<String> processesOf(Path data) {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid())))
                .flatMap(process -> Stream.of(process.resolve("cmdline"), process.resolve("environ")))
                .flatMap(ChaosTest::content)
                .filter(said -> said.contains(data.toString()))
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
