package org.eaddress.infra;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A hub with demo data as a process of its own, on loopback, with its data in one folder.
public final class HubProcess implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(120);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

    private final Process process;
    private final Path data;
    private final URI uri;

    private HubProcess(Process process, Path data, URI uri) {
        this.process = process;
        this.data = data;
        this.uri = uri;
    }

    /// Starts it and waits until it answers.
    ///
    /// @param more further arguments: `-X...` for the JVM, `--name=value` for the hub
    public static HubProcess start(Path data, int port, String... more) throws IOException, InterruptedException {
        Files.createDirectories(data);
        Process process = new ProcessBuilder(command(data, port, List.of(more)))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("hub.log").toFile()))
                .start();
        HubProcess hub = new HubProcess(process, data, URI.create("http://127.0.0.1:" + port));
        hub.waitUntilItAnswers();
        return hub;
    }

    /// The command that runs the hub that is built, with demo data.
    ///
    /// @param more further arguments: `-X...` for the JVM, `--name=value` for the hub
    public static List<String> command(Path data, int port, List<String> more) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                Scripts.find("lib/hub").toString()));
        more.stream().filter(argument -> argument.startsWith("-X")).forEach(command::add);
        command.addAll(List.of("--hub.data=" + data.toAbsolutePath(), "--server.port=" + port));
        more.stream().filter(argument -> argument.startsWith("--")).forEach(command::add);
        return command;
    }

    private void waitUntilItAnswers() throws InterruptedException {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("The hub does not answer; see " + data.resolve("hub.log"));
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private boolean answers() {
        return isHealthy(uri);
    }

    /// Whether the hub there is up and says that it can do its work.
    public static boolean isHealthy(URI uri) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri.resolve("/actuator/health"))
                    .timeout(ANSWER_WITHIN)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public URI uri() {
        return uri;
    }

    public long pid() {
        return process.pid();
    }

    public Path data() {
        return data;
    }

    /// What the command line needs to act for a demo party.
    public Path profile(String party) {
        return data.resolve("profiles").resolve(party + ".properties");
    }

    /// Ends it at once, as `kill -9` does. Its database server lives on; the next start ends it.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Stops it in order.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// A folder for a run, below the system's temporary folder.
    public static Path freshFolder() throws IOException {
        return Files.createTempDirectory("eaddress-");
    }
}
