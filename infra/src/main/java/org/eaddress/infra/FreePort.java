package org.eaddress.infra;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port on loopback that nobody listens on just now. It lies below those that Linux gives to connections that go
/// out, so that none of these takes it before a hub does.
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_768;
    private static final int TRIES = 100;

    private FreePort() {}

    public static int find() throws IOException {
        for (int left = TRIES; ; left--) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                if (left == 0) {
                    throw taken;
                }
            }
        }
    }
}
