package org.eaddress.infra.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eaddress.infra.HubProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A batch of the council's: one document, put before, to many recipients.
final class Mailing implements AutoCloseable {
    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 100_000_000;

    private final Wire wire;
    private final String token;
    private final String path = "/v1/batches/" + UuidCreator.getTimeOrderedEpoch();
    private final int recipients;

    private Mailing(Wire wire, String token, int recipients) {
        this.wire = wire;
        this.token = token;
        this.recipients = recipients;
    }

    static Mailing begin(HubProcess hub, byte[] document, List<String> to) throws Exception {
        Mailing mailing = new Mailing(new Wire(hub.uri()), Tokens.take(hub.profile("council")), to.size());
        String digest = Sender.sha256(document);
        mailing.wire
                .put("/v1/documents/" + digest, mailing.token, "application/octet-stream", document)
                .require(201);
        String message = Sender.message(digest, document.length, String.join("\",\"", to));
        mailing.wire
                .put(mailing.path, mailing.token, "application/json", Sender.bytes(message))
                .require(201);
        return mailing;
    }

    /// Fetches the receipts, page by page as they come, and registers those of each page in one call.
    void registerAll() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int registered = 0;
        while (registered < recipients) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The batch has only %d receipts".formatted(registered));
            }
            JsonNode items = JsonMapper.shared()
                    .readTree(wire.get(path + "/receipts?limit=" + PAGE + "&from=" + registered, token)
                            .require(200)
                            .bytes())
                    .get("items");
            if (items.isEmpty()) {
                LockSupport.parkNanos(LOOK_NANOS);
            } else {
                register(items);
                registered += items.size();
            }
        }
    }

    private void register(JsonNode items) throws IOException {
        List<String> registrations = items.valueStream()
                .map(item -> "{\"message\":\"" + item.get("message").asString() + "\",\"receiptSha256\":\""
                        + Sender.sha256(Sender.bytes(item.get("receipt").asString())) + "\"}")
                .toList();
        Sender.requireRegistered(
                wire.post("/v1/registrations", token, "application/json", Sender.registrations(registrations)));
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
