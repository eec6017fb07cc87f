package org.eaddress.hub.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/// The network between senders and the hub; the crash can cut it before a request arrives or before its answer
/// does.
final class Line implements AutoCloseable {
    private final ServerSocket server;
    private final Crash crash;
    private volatile int hubPort;
    private volatile Runnable beforeRegistration = () -> {};

    Line(Crash crash) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.crash = crash;
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// Where the hub listens now.
    void leadTo(int port) {
        hubPort = port;
    }

    /// Does this between the acceptance of a message and its registration.
    void beforeRegistration(Runnable act) {
        beforeRegistration = act;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        AtomicBoolean answerIsLost = new AtomicBoolean();
        try (client;
                Socket hub = new Socket(InetAddress.getLoopbackAddress(), hubPort)) {
            Thread back = Thread.ofVirtual().start(() -> answers(hub, client, answerIsLost));
            requests(client, hub, answerIsLost);
            back.join();
        } catch (IOException _) {
            Thread.yield(); // the hub is not there: the client sees its connection closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requests(Socket client, Socket hub, AtomicBoolean answerIsLost) throws IOException {
        byte[] buffer = new byte[64 << 10];
        InputStream in = client.getInputStream();
        OutputStream out = hub.getOutputStream();
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            String start = new String(buffer, 0, Math.min(read, 200), StandardCharsets.US_ASCII);
            if (CrashAt.BEFORE_REGISTRATION.isAt(start)) {
                beforeRegistration.run();
            }
            if (crash.strikes(start, false)) {
                break;
            }
            answerIsLost.compareAndSet(false, crash.strikes(start, true));
            out.write(buffer, 0, read);
        }
        if (!answerIsLost.get()) {
            hub.close();
        }
    }

    private static void answers(Socket hub, Socket client, AtomicBoolean answerIsLost) {
        byte[] buffer = new byte[64 << 10];
        try {
            InputStream in = hub.getInputStream();
            for (int read = in.read(buffer); read > 0 && !answerIsLost.get(); read = in.read(buffer)) {
                client.getOutputStream().write(buffer, 0, read);
            }
            client.close();
            hub.close();
        } catch (IOException _) {
            Thread.yield(); // one of the two is gone
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
