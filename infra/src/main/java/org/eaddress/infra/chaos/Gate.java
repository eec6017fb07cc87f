package org.eaddress.infra.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A port on loopback that leads to whichever of its targets is alive, and can cut what goes through it.
final class Gate implements Closeable {
    private static final int BACKLOG = 200;
    private static final int CONNECT_MILLIS = 1000;
    private static final int BUFFER = 16 << 10;

    private final ServerSocket door;
    private final List<Integer> targets;
    private final Set<Pair> open = ConcurrentHashMap.newKeySet();

    private Gate(ServerSocket door, List<Integer> targets) {
        this.door = door;
        this.targets = List.copyOf(targets);
    }

    private record Pair(Socket inside, Socket outside) {
        /// By a reset: neither side is told that the other had finished.
        void cut() {
            for (Socket socket : List.of(inside, outside)) {
                try (socket) {
                    socket.setSoLinger(true, 0);
                } catch (IOException alreadyGone) {
                    // it was to go
                }
            }
        }
    }

    static Gate to(List<Integer> targets) throws IOException {
        Gate gate = new Gate(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), targets);
        Thread.ofVirtual().name("gate").start(gate::accept);
        return gate;
    }

    int port() {
        return door.getLocalPort();
    }

    /// Cuts each connection by the toss of a coin; how many it cut.
    int cut(Random random) {
        int cut = 0;
        for (Pair pair : open) {
            if (random.nextBoolean()) {
                pair.cut();
                cut++;
            }
        }
        return cut;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket outside = door.accept();
                Thread.ofVirtual().start(() -> lead(outside));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void lead(Socket outside) {
        try (outside;
                Socket inside = connect()) {
            outside.setTcpNoDelay(true);
            inside.setTcpNoDelay(true);
            Pair pair = new Pair(inside, outside);
            open.add(pair);
            try {
                Thread back = Thread.ofVirtual().start(() -> pump(inside, outside));
                pump(outside, inside);
                back.join();
            } finally {
                open.remove(pair);
            }
        } catch (IOException nobodyThere) {
            // the caller sees the end of the connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket connect() throws IOException {
        List<Integer> order = new ArrayList<>(targets);
        Collections.shuffle(order);
        for (int port : order) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return socket;
            } catch (IOException down) {
                socket.close();
            }
        }
        throw new SocketException("nobody listens behind the gate");
    }

    /// Until one side ends; then the other does.
    private static void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            new Pair(from, to).cut();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(Pair::cut);
    }
}
