package org.eaddress.hub.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// One connection to a ClamAV daemon for one command. When its time is up it is closed, and whoever
/// waits on it hears that the scanner is gone.
final class ClamdConnection implements AutoCloseable {
    private static final int CHUNK = 64 << 10;
    private static final int LONGEST_REPLY = 4 << 10;
    private static final ScheduledExecutorService WATCH = watch();

    private final SocketChannel channel;
    private final ScheduledFuture<?> end;

    private ClamdConnection(SocketChannel channel, ScheduledFuture<?> end) {
        this.channel = channel;
        this.end = end;
    }

    private static ScheduledExecutorService watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("scanner-watch").factory());
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    /// @param within how long connecting may take
    /// @param atMost how long all of it may take
    static ClamdConnection open(ClamdAddress address, Duration within, Duration atMost) throws ScannerGone {
        try {
            SocketChannel channel =
                    address.isLocal() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
            ScheduledFuture<?> soon = closeAfter(within, channel);
            try {
                channel.connect(address.socket());
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            } finally {
                soon.cancel(false);
            }
            return new ClamdConnection(channel, closeAfter(atMost, channel));
        } catch (IOException | UnresolvedAddressException e) {
            throw new ScannerGone(e);
        }
    }

    private static ScheduledFuture<?> closeAfter(Duration time, SocketChannel channel) {
        return WATCH.schedule(() -> quietly(channel), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void quietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            Thread.yield(); // it is as good as closed
        }
    }

    String ping() throws ScannerGone {
        send(command("PING"));
        return reply();
    }

    /// Streams the content to the scanner and gives its answer.
    ///
    /// @throws IOException when the content cannot be read
    String scan(InputStream content) throws ScannerGone, IOException {
        send(command("INSTREAM"));
        ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + CHUNK);
        for (int read = content.read(chunk.array(), Integer.BYTES, CHUNK);
                read > 0;
                read = content.read(chunk.array(), Integer.BYTES, CHUNK)) {
            send(chunk.clear().putInt(0, read).limit(Integer.BYTES + read));
        }
        send(ByteBuffer.allocate(Integer.BYTES));
        return reply();
    }

    private static ByteBuffer command(String name) {
        return ByteBuffer.wrap(("z" + name + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private void send(ByteBuffer bytes) throws ScannerGone {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new ScannerGone(e);
        }
    }

    private String reply() throws ScannerGone {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_REPLY);
        try {
            while (reply.size() < LONGEST_REPLY && channel.read(buffer.clear()) > 0) {
                reply.write(buffer.array(), 0, buffer.position());
            }
        } catch (IOException e) {
            throw new ScannerGone(e);
        }
        String line = reply.toString(StandardCharsets.UTF_8);
        if (!line.endsWith("\0")) {
            throw new ScannerGone("no whole answer");
        }
        return line.substring(0, line.length() - 1);
    }

    @Override
    public void close() {
        end.cancel(false);
        quietly(channel);
    }
}
