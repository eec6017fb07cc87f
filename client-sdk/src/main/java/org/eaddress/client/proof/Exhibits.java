package org.eaddress.client.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is laid beside evidence to be compared with it.
///
/// @param message the submitted message as JSON, in any spelling; null when it is not at hand
/// @param digests of the documents that were read already: each is read once, however much evidence there is
public record Exhibits(List<Path> documents, byte @Nullable [] message, Map<Path, String> digests) {
    /// Nothing: only the evidence itself is checked.
    public static Exhibits none() {
        return documents(List.of());
    }

    /// These files are said to be the message's documents.
    public static Exhibits documents(List<Path> documents) {
        return new Exhibits(List.copyOf(documents), null, new ConcurrentHashMap<>());
    }

    /// And this is said to be the message.
    public Exhibits message(byte[] json) {
        return new Exhibits(documents, json, digests);
    }

    String digest(Path document) throws IOException {
        var known = digests.get(document);
        if (known != null) {
            return known;
        }
        var digest = Digests.sha256(document);
        digests.put(document, digest);
        return digest;
    }
}
