package org.eaddress.hub.api;

import java.nio.charset.StandardCharsets;
import org.eaddress.storage.Sha256;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A document of a [Letter]: what the message says of it, and its bytes.
record Enclosure(String name, String mediaType, long size, String sha256, byte[] bytes) {
    static Enclosure pdf(String name, String content) {
        return of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Enclosure of(String name, byte[] bytes) {
        return new Enclosure(name, "application/pdf", bytes.length, digest(bytes), bytes);
    }

    static String digest(byte[] bytes) {
        return Sha256.digestOf(bytes).hex();
    }

    Enclosure named(String other) {
        return new Enclosure(other, mediaType, size, sha256, bytes);
    }

    Enclosure typed(String other) {
        return new Enclosure(name, other, size, sha256, bytes);
    }

    Enclosure sized(long declared) {
        return new Enclosure(name, mediaType, declared, sha256, bytes);
    }

    /// Its part carries other bytes than the message says.
    Enclosure carrying(byte[] other) {
        return new Enclosure(name, mediaType, size, sha256, other);
    }

    ObjectNode json() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("name", name)
                .put("mediaType", mediaType)
                .put("size", size)
                .put("sha256", sha256);
    }
}
