package org.eaddress.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.proof.Digests;

/// A received message on the client's own disk: `message.json` and its documents, in a folder named by its id.
public record Fetched(Path folder, ReceivedMessage message) {
    static final String MESSAGE = "message.json";

    /// Reads what was fetched before.
    public static Fetched in(Path folder, UUID message) {
        var own = folder.endsWith(message.toString()) ? folder : folder.resolve(message.toString());
        try {
            return new Fetched(own, Json.answer(Files.readAllBytes(own.resolve(MESSAGE)), ReceivedMessage.class));
        } catch (IOException e) {
            throw new LedgerUnusable(
                    "The message %s was not fetched to %s.".formatted(message, folder),
                    "Fetch it first, or name the folder it was fetched to.");
        } catch (UnreadableAnswer e) {
            throw new LedgerUnusable("%s is damaged.".formatted(own.resolve(MESSAGE)), "Fetch the message again.");
        }
    }

    /// The documents' files, in the order of the message.
    public List<Path> files() {
        var documents = folder.resolve("documents");
        return message.fileNames().stream()
                .map(name -> LocalPaths.in(documents, name))
                .toList();
    }

    /// The digests of what the files hold now, in the order of the message.
    public List<String> digests() {
        var digests = new ArrayList<String>();
        for (var file : files()) {
            try {
                digests.add(Digests.sha256(file));
            } catch (IOException e) {
                throw new LedgerUnusable("The document %s cannot be read".formatted(file), e);
            }
        }
        return List.copyOf(digests);
    }
}
