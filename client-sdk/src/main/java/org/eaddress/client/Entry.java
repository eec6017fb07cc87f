package org.eaddress.client;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.proof.CanonicalJson;
import org.eaddress.client.proof.Digests;
import tools.jackson.databind.JsonNode;

/// One line of the ledger: something about a message that must not be forgotten.
sealed interface Entry {
    UUID message();

    /// The message is to be sent; nothing was asked of the hub before this line was durable.
    ///
    /// @param canonical the message's JSON, RFC 8785
    record Prepared(UUID message, String canonical, List<Enclosure> enclosures) implements Entry {
        static Prepared of(UUID message, JsonNode content, List<Enclosure> enclosures) {
            var canonical = new String(CanonicalJson.of(content), StandardCharsets.UTF_8);
            return new Prepared(message, canonical, List.copyOf(enclosures));
        }

        byte[] bytes() {
            return canonical.getBytes(StandardCharsets.UTF_8);
        }

        JsonNode content() {
            return Json.tree(bytes());
        }

        String sha256() {
            return Digests.sha256(bytes());
        }
    }

    /// A document and the file it comes from.
    ///
    /// @param ahead whether it is put before the message
    record Enclosure(Path file, ListedDocument listed, boolean ahead) {}

    /// The hub holds a document of the message until then.
    record DocumentPut(UUID message, String sha256, Instant expiresAt) implements Entry {}

    /// The hub has taken responsibility; the receipt was verified.
    record Accepted(UUID message, String receipt) implements Entry {}

    /// The message is legally sent.
    record Registered(UUID message, Instant sentAt) implements Entry {}

    /// The message will not be sent.
    record Refused(UUID message, int status, String code, String detail, String next) implements Entry {
        static final String ABANDONED = "abandoned";
        /// The sender cancelled it at the hub, before it lay in any mailbox.
        static final String CANCELLED = "message-cancelled";

        static final String LAPSED = "message-lapsed";

        static Refused of(UUID message, HubProblem problem) {
            return new Refused(message, problem.status(), problem.code(), problem.detail(), problem.next());
        }

        HubProblem problem() {
            return new HubProblem(status, code, detail, next, null);
        }
    }
}
