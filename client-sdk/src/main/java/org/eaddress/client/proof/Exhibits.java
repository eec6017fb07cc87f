package org.eaddress.client.proof;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is laid beside evidence to be compared with it.
///
/// @param message the submitted message as JSON, in any spelling; null when it is not at hand
public record Exhibits(List<Path> documents, byte @Nullable [] message) {
    /// Nothing: only the evidence itself is checked.
    public static Exhibits none() {
        return new Exhibits(List.of(), null);
    }

    /// These files are said to be the message's documents.
    public static Exhibits documents(List<Path> documents) {
        return new Exhibits(List.copyOf(documents), null);
    }

    /// And this is said to be the message.
    public Exhibits message(byte[] json) {
        return new Exhibits(documents, json);
    }
}
