package org.eaddress.infra.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// One sender that submits a message and registers its receipt, again and again, over one connection.
final class Sender implements AutoCloseable {
    static final int DOCUMENT_BYTES = 40 << 10;

    private static final AtomicLong COUNTER = new AtomicLong();
    private static final String BOUNDARY = "bench-boundary-7d1f";
    private static final String MESSAGE = """
            {"documents":[{"mediaType":"application/pdf","name":"decision.pdf","sha256":"%s","size":%d}],\
            "from":"%s","subject":"Decision","to":["%s"]}""";

    private final List<String> waiting = new ArrayList<>();
    private final int together;
    private final Wire wire;
    private final String token;
    private final byte[] document;
    private final Supplier<String> to;

    /// @param to gives the e-address that the next message is for
    /// @param together how many receipts it registers in one call
    Sender(URI hub, String token, byte[] pdf, Supplier<String> to, int together) throws IOException {
        this.together = together;
        this.wire = new Wire(hub);
        this.token = token;
        this.document = pdf.clone();
        this.to = to;
    }

    /// Submits one message whose document nobody sent before, and registers its receipt: at once, or together with
    /// the following ones in one call.
    void send() throws IOException {
        ByteBuffer.wrap(document).putLong(document.length - Long.BYTES, COUNTER.incrementAndGet());
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        Wire.Answer accepted = wire.put(
                        "/v1/messages/" + id, token, "multipart/form-data; boundary=" + BOUNDARY, multipart())
                .require(201);
        String digest = sha256(bytes(receipt(accepted.body())));
        if (together == 1) {
            register(id, digest);
        } else {
            waiting.add("{\"message\":\"" + id + "\",\"receiptSha256\":\"" + digest + "\"}");
            if (waiting.size() == together) {
                registerAll();
            }
        }
    }

    private void register(String id, String digest) throws IOException {
        String body = "{\"receiptSha256\":\"" + digest + "\"}";
        wire.put("/v1/messages/" + id + "/registration", token, "application/json", bytes(body))
                .require(200);
    }

    private void registerAll() throws IOException {
        if (!waiting.isEmpty()) {
            requireRegistered(wire.post("/v1/registrations", token, "application/json", registrations(waiting)));
            waiting.clear();
        }
    }

    /// The body that registers several receipts.
    static byte[] registrations(List<String> each) {
        return bytes("{\"registrations\":[" + String.join(",", each) + "]}");
    }

    static void requireRegistered(Wire.Answer answer) {
        if (answer.require(200).body().contains("problem")) {
            throw new IllegalStateException("not registered: " + answer.body());
        }
    }

    private byte[] multipart() throws IOException {
        String digest = sha256(document);
        ByteArrayOutputStream body = new ByteArrayOutputStream(document.length + 1024);
        body.write(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"message\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + message(digest, document.length, to.get()) + "\r\n--"
                + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + digest + "\"; filename=\"d\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"));
        body.write(document);
        body.write(bytes("\r\n--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    /// The message part: the council's, with one document.
    static String message(String digest, long size, String to) {
        return MESSAGE.formatted(digest, size, Sending.COUNCIL, to);
    }

    private static String receipt(String body) {
        int start = body.indexOf("\"receipt\":\"") + "\"receipt\":\"".length();
        return body.substring(start, body.indexOf('"', start));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        registerAll();
        wire.close();
    }
}
