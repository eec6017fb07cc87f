package org.eaddress.infra.chaos;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.InboxEntry;

/// Takes the messages of a mailbox to the disk and confirms each. It writes down what it confirmed, and notes what
/// comes twice: in one list, or again after the hub had acknowledged its confirmation.
final class Mailroom {
    private static final String CONFIRMED = "confirmed";
    private static final String TWICE = "twice";

    private final EAddressClient client;
    private final Path folder;
    private final Set<String> confirmed;

    Mailroom(EAddressClient client, Path folder) throws IOException {
        this.client = client;
        this.folder = Files.createDirectories(folder);
        this.confirmed = new HashSet<>(lines(folder, CONFIRMED));
    }

    /// The ids of messages that came twice.
    static List<String> twice(Path folder) throws IOException {
        return lines(folder, TWICE);
    }

    /// Whatever lies in the mailbox now.
    void takeAll() throws IOException {
        List<InboxEntry> entries = client.inbox().toList();
        Set<UUID> seen = new HashSet<>();
        for (InboxEntry entry : entries) {
            if (!seen.add(entry.message()) || confirmed.contains(entry.message().toString())) {
                append(TWICE, entry.message());
            }
        }
        for (UUID message : seen) {
            client.confirm(client.fetch(message, folder));
            append(CONFIRMED, message);
            confirmed.add(message.toString());
        }
    }

    /// A crash may tear the last line; it is no id then, and only means that its message may come again.
    private static List<String> lines(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void append(String name, UUID message) throws IOException {
        Files.writeString(
                folder.resolve(name),
                message + "\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        try (FileChannel file = FileChannel.open(folder.resolve(name))) {
            file.force(true);
        }
    }
}
