package org.eaddress.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the scripts say and do when something is in their way.
class ScriptsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String HUB = "source " + ROOT + "/infra/lib/hub.sh; ";
    private static final String EARLIER = "Caused by: java.lang.IllegalStateException: of an earlier run\n";

    @TempDir
    Path folder;

    @Test
    void theHubStartsFromACacheOfClasses() throws Exception {
        Path cache = ROOT.resolve("hub/target/hub.aot");
        assertThat(cache).isNotEmptyFile();

        Said said = said(
                folder,
                ROOT.resolve("infra/lib/hub").toString(),
                "-XX:AOTCache=" + cache,
                "-XX:AOTMode=on", // which does not start without one that fits
                "-version");

        assertThat(said.exit()).as(said.text()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Caused by: java.lang.IllegalStateException: Another hub uses it. Stop it. | Another hub uses it. Stop it.",
                "java.lang.IllegalArgumentException: No such key. | No such key.",
                "Caused by: java.nio.file.AccessDeniedException: /d/hub.lock | AccessDeniedException: /d/hub.lock",
                "Description:;;Port 1 was already in use.;;Action:;;Stop it. | Port 1 was already in use.",
                "Error: Could not find or load main class x | Error: Could not find or load main class x"
            })
    void aHubThatDidNotStartSaysWhyAndNotWithAnEarlierRunsWords(String log, String reason) throws Exception {
        Path file = folder.resolve("hub.log");
        Files.writeString(file, EARLIER + log.replace(';', '\n') + "\n\tat x.FooException.of(Foo.java:1)\n");

        Said said = bash(HUB + "hub_log=" + file + "; hub_log_before=" + EARLIER.length() + "; hub_says | why_not");

        assertThat(said.text()).isEqualTo(reason + "\n");
    }

    @Test
    void aStrangersHubOnTheSamePortIsNotTakenForTheOwn() throws Exception {
        Path file = Files.writeString(folder.resolve("hub.log"), "Started HubApplication, an earlier one\n");
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/actuator/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        stranger.start();
        try {
            String healthy = HUB + "hub_pid=$$; hub_log=" + file + "; hub_port="
                    + stranger.getAddress().getPort() + "; hub_log_before=" + Files.size(file) + "; hub_is_healthy";
            assertThat(bash(healthy).exit()).isNotZero();

            Files.writeString(file, Files.readString(file) + "Started HubApplication in 9 seconds\n");
            assertThat(bash(healthy).exit()).isZero();
            assertThat(bash(healthy.replace("hub_pid=$$", "hub_pid=999999999")).exit())
                    .isNotZero();
        } finally {
            stranger.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"C, C.UTF-8", "POSIX, C.UTF-8", "none_NONE, C.UTF-8", "C.UTF-8, C.UTF-8"})
    void javaIsStartedWithALocaleThatHasLetters(String given, String used) throws Exception {
        assertThat(bash("export LC_ALL=" + given + "; source " + ROOT + "/infra/lib/java.sh; echo $LC_ALL")
                        .text())
                .endsWith(used + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/proc/no-such-folder, You may not write to /proc/no-such-folder",
        "a$b, PostgreSQL takes none of",
        "a`b, PostgreSQL takes none of",
        "a\"b, PostgreSQL takes none of"
    })
    void aFolderThatCannotBeUsedIsRefusedBeforeAnythingStarts(String data, String words) throws Exception {
        Said said = said(folder, ROOT + "/infra/run", "--once", "--data", data);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).startsWith(words).hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ctrlCEndsTheBuildToo() throws Exception {
        Path build = folder.resolve("infra/lib/build");
        Files.createDirectories(build.getParent());
        Files.copy(ROOT.resolve("infra/lib/build"), build);
        Path maven = Files.writeString(folder.resolve("mvn"), "#!/bin/sh\necho $$ >maven.pid\nexec sleep 120\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder command =
                new ProcessBuilder("env", "--default-signal=INT", "bash", build.toString(), "client-sdk").inheritIO();
        command.environment().merge("PATH", folder + ":", (path, first) -> first + path);
        Process building = command.start();
        Path pid = folder.resolve("maven.pid");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(pid) && Files.size(pid) > 1);
        ProcessHandle started =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        new ProcessBuilder("kill", "-INT", Long.toString(building.pid()))
                .start()
                .waitFor();

        assertThat(building.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(building.exitValue()).isEqualTo(130);
        started.onExit().get(30, TimeUnit.SECONDS);
    }

    private record Said(int exit, String text) {}

    private Said bash(String line) throws IOException, InterruptedException {
        return said(folder, "bash", "-c", line);
    }

    private static Said said(Path where, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
