package org.eaddress.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A folder that holds everything needed to prove what became of a message.
record EvidenceFolder(Path folder) {
    /// @param content the message itself, when it is at hand
    List<Path> save(List<SealedEvidence> evidence, Optional<byte[]> content) {
        var files = new ArrayList<Path>();
        try {
            for (var piece : evidence) {
                var name = "%02d-%s.jws".formatted(files.size() + 1, SafeNames.of(piece.eventName()));
                files.add(write(name, piece.jws().getBytes(StandardCharsets.US_ASCII)));
            }
            if (content.isPresent()) {
                files.add(write(Fetched.MESSAGE, content.get()));
            }
            return List.copyOf(files);
        } catch (IOException e) {
            throw new LedgerUnusable("The evidence cannot be written to " + folder, e);
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        var file = folder.resolve(name);
        Disk.write(file, bytes);
        return file;
    }
}
