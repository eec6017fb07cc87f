package org.eaddress.infra.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// One sender that submits a message and registers its receipt, again and again, over one connection.
final class Sender implements AutoCloseable {
    static final int DOCUMENT_BYTES = 40 << 10;

    private static final AtomicLong COUNTER = new AtomicLong();
    private static final String BOUNDARY = "bench-boundary-7d1f";
    private static final String MESSAGE = """
            {"documents":[{"mediaType":"application/pdf","name":"decision.pdf","sha256":"%s","size":%d}],\
            "from":"_DEFAULT@90000000122","subject":"Decision","to":["_PRIVATE@329999-00017"]}""";

    private final Wire wire;
    private final String token;
    private final byte[] document;

    Sender(URI hub, String token, byte[] pdf) throws IOException {
        this.wire = new Wire(hub);
        this.token = token;
        this.document = pdf.clone();
    }

    /// Sends one message whose document nobody sent before.
    void send() throws IOException {
        ByteBuffer.wrap(document).putLong(document.length - Long.BYTES, COUNTER.incrementAndGet());
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        Wire.Answer accepted = expect(
                201, wire.put("/v1/messages/" + id, token, "multipart/form-data; boundary=" + BOUNDARY, multipart()));
        String registration = "{\"receiptSha256\":\"" + sha256(bytes(receipt(accepted.body()))) + "\"}";
        expect(200, wire.put("/v1/messages/" + id + "/registration", token, "application/json", bytes(registration)));
    }

    private byte[] multipart() throws IOException {
        String digest = sha256(document);
        ByteArrayOutputStream body = new ByteArrayOutputStream(document.length + 1024);
        body.write(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"message\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + MESSAGE.formatted(digest, document.length) + "\r\n--"
                + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + digest + "\"; filename=\"d\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n"));
        body.write(document);
        body.write(bytes("\r\n--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static String receipt(String body) {
        int start = body.indexOf("\"receipt\":\"") + "\"receipt\":\"".length();
        return body.substring(start, body.indexOf('"', start));
    }

    private static Wire.Answer expect(int status, Wire.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
