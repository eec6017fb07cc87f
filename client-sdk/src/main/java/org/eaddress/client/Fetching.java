package org.eaddress.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.proof.Digests;

/// Takes a message from the mailbox to the disk: each document whole and durable under its name or not at all, the
/// message last, so that what has a `message.json` is complete.
record Fetching(Hub hub, Progress progress) {
    private static final String WHOLE = "v1/inbox?whole=true&limit=100";

    Fetched fetch(UUID id, Path folder) {
        var body = hub.call(Call.get("v1/inbox/" + id));
        var message = Json.answer(body, ReceivedMessage.class);
        if (!message.message().equals(id)) {
            throw new UnreadableAnswer("The hub answers with another message than was asked for.");
        }
        return fetch(message, body, folder);
    }

    /// All that waits, a page of messages in one call.
    Stream<Fetched> fetchAll(Path folder) {
        return Pages.of(hub, WHOLE, Answers.WholePage.class, Answers.WholePage::next)
                .flatMap(page -> page.messages().stream())
                .map(Json::bytes)
                .map(body -> fetch(Json.answer(body, ReceivedMessage.class), body, folder));
    }

    private Fetched fetch(ReceivedMessage message, byte[] body, Path folder) {
        var fetched = new Fetched(folder.resolve(message.message().toString()), message);
        try {
            var files = fetched.files();
            Disk.createFolder(fetched.folder().resolve("documents"));
            for (int number = 0; number < files.size(); number++) {
                document(message, number, files.get(number));
            }
            Disk.write(fetched.folder().resolve(Fetched.MESSAGE), body);
            return fetched;
        } catch (IOException e) {
            throw new LedgerUnusable("The message cannot be written to " + folder, e);
        }
    }

    private void document(ReceivedMessage message, int number, Path file) throws IOException {
        var listed = message.documents().get(number);
        if (Files.isRegularFile(file) && holds(file, listed)) {
            return;
        }
        var partial = file.resolveSibling(".partial-" + number);
        try {
            var path = "v1/inbox/%s/documents/%d".formatted(message.message(), number);
            hub.call(Call.download(path, partial, listed.size(), progress, listed.name()));
            if (!holds(partial, listed)) {
                throw new UnreadableAnswer("document-changed: the bytes of document %d of %s are not those announced."
                        .formatted(number, message.message()));
            }
            Disk.publish(partial, file);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static boolean holds(Path file, ListedDocument listed) throws IOException {
        return Files.size(file) == listed.size() && Digests.sha256(file).equals(listed.sha256());
    }
}
