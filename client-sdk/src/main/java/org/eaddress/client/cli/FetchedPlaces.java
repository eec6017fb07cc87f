package org.eaddress.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// Where messages were fetched to, remembered beside the ledger, so that `confirm` finds them again by their id.
record FetchedPlaces(Path ledger) {

    void remember(UUID message, Path folder) {
        try {
            Files.createDirectories(place(message).getParent());
            Files.writeString(place(message), folder.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder that the message's own folder is in.
    Optional<Path> of(UUID message) {
        try {
            return Files.exists(place(message))
                    ? Optional.of(Path.of(Files.readString(place(message))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(UUID message) {
        return ledger.resolve("fetched").resolve(message.toString());
    }
}
