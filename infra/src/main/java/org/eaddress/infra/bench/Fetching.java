package org.eaddress.infra.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.eaddress.infra.HubProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The company's document-management system: it lists the whole messages that wait in its mailbox, as many as the
/// API gives at once, fetches the document of each, and confirms many in one call by the digests of the bytes that
/// it got.
///
/// @param workers how many messages it takes at the same time, each over a connection of its own
record Fetching(HubProcess hub, int workers) {
    private static final int PAGE = 100;

    /// Takes so many, which lie in the mailbox already.
    Load messages(long number) throws Exception {
        String token = Tokens.take(hub.profile("company"));
        Listing listing = new Listing(token);
        return Load.of(workers, number, () -> new Worker(listing, token));
    }

    /// What the workers share: the page that was listed last.
    private final class Listing {
        private final Queue<String> listed = new ArrayDeque<>();
        private final String token;
        private String cursor = "";

        Listing(String token) {
            this.token = token;
        }

        synchronized String next(Wire wire) throws IOException {
            if (listed.isEmpty()) {
                list(wire);
            }
            return listed.remove();
        }

        private void list(Wire wire) throws IOException {
            JsonNode page = JsonMapper.shared()
                    .readTree(wire.get("/v1/inbox?whole=true&limit=" + PAGE + cursor, token)
                            .require(200)
                            .bytes());
            page.get("messages")
                    .forEach(entry -> listed.add(entry.get("message").asString()));
            if (page.has("next")) {
                cursor = "&cursor=" + page.get("next").asString();
            }
        }
    }

    private final class Worker implements Load.Step {
        private final Wire wire = new Wire(hub.uri());
        private final Listing listing;
        private final String token;
        private final List<String> stored = new ArrayList<>();

        Worker(Listing listing, String token) throws IOException {
            this.listing = listing;
            this.token = token;
        }

        @Override
        public void run() throws Exception {
            String message = listing.next(wire);
            byte[] document = wire.get("/v1/inbox/" + message + "/documents/0", token)
                    .require(200)
                    .bytes();
            stored.add("{\"message\":\"" + message + "\",\"documents\":[\"" + Sender.sha256(document) + "\"]}");
            if (stored.size() == Sending.TOGETHER) {
                confirm();
            }
        }

        private void confirm() throws IOException {
            byte[] body = Sender.bytes("{\"confirmations\":[" + String.join(",", stored) + "]}");
            Wire.Answer answer = wire.post("/v1/inbox/confirmations", token, "application/json", body)
                    .require(200);
            if (answer.body().contains("\"problem\"")) {
                throw new IllegalStateException("not confirmed: " + answer.body());
            }
            stored.clear();
        }

        @Override
        public void close() throws Exception {
            if (!stored.isEmpty()) {
                confirm();
            }
            wire.close();
        }
    }
}
