package org.eaddress.infra.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eaddress.infra.HubProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The company's document-management system: it lists what waits in its mailbox, as many as the API gives at once,
/// fetches each message with its document, and confirms it by the digest of the bytes that it got.
///
/// @param workers how many messages it takes at the same time, each over a connection of its own
record Fetching(HubProcess hub, int workers) {
    private static final int PAGE = 500;

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
                    .readTree(wire.get("/v1/inbox?limit=" + PAGE + cursor, token)
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

        Worker(Listing listing, String token) throws IOException {
            this.listing = listing;
            this.token = token;
        }

        @Override
        public void run() throws Exception {
            String path = "/v1/inbox/" + listing.next(wire);
            wire.get(path, token).require(200);
            byte[] document =
                    wire.get(path + "/documents/0", token).require(200).bytes();
            String digests = "{\"documents\":[\"" + Sender.sha256(document) + "\"]}";
            wire.put(path + "/confirmation", token, "application/json", Sender.bytes(digests))
                    .require(200);
        }

        @Override
        public void close() throws Exception {
            wire.close();
        }
    }
}
