package org.eaddress.hub.inspection;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A real ClamAV daemon that knows one signature, on a free port of this machine. It can be killed and
/// started again.
public final class Clamd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final String limits;
    private @Nullable Process process;

    private Clamd(Path folder, int port, String limits) {
        this.folder = folder;
        this.port = port;
        this.limits = limits;
    }

    public static Clamd start(Path folder) throws IOException {
        Clamd clamd = stopped(folder, "StreamMaxLength 100M\n");
        clamd.start();
        return clamd;
    }

    /// One that does not run yet.
    public static Clamd stopped(Path folder, String limits) throws IOException {
        Files.createDirectories(folder.resolve("signatures"));
        String signature = HexFormat.of().formatHex(Eicar.text().getBytes(StandardCharsets.US_ASCII));
        Files.writeString(folder.resolve("signatures/test.ndb"), "Test.Eicar:0:*:" + signature + "\n");
        try (ServerSocket free = new ServerSocket(0)) {
            return new Clamd(folder, free.getLocalPort(), limits);
        }
    }

    public void start() throws IOException {
        Path settings = Files.writeString(folder.resolve("clamd.conf"), """
                Foreground yes
                TCPSocket %d
                TCPAddr 127.0.0.1
                DatabaseDirectory %s
                TemporaryDirectory %s
                LocalSocket %s
                MaxThreads 4
                %s""".formatted(
                        port, folder.resolve("signatures"), folder, folder.resolve("clamd.sock"), limits));
        process = new ProcessBuilder("clamd", "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    /// As a power failure does.
    public void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    public URI tcp() {
        return URI.create("tcp://127.0.0.1:" + port);
    }

    public URI unix() {
        return URI.create("unix:" + folder.resolve("clamd.sock"));
    }

    @Override
    public void close() {
        kill();
    }
}
