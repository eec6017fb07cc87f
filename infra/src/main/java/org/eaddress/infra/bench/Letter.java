package org.eaddress.infra.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.eaddress.infra.HubProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A message of one document, sent, consigned and with its evidence in the journal.
record Letter(UUID id, Path document, Path receipt, Path trust, URI hub, String token) {
    private static final int PIECES = 2;

    static Letter send(HubProcess hub) throws Exception {
        Path document = write(hub.data().resolve("decision.pdf"));
        Path receipt = hub.data().resolve("decision.receipt");
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String council = hub.profile("council").toString();
        Command.eaddress(
                "--profile",
                council,
                "send",
                "--id",
                id.toString(),
                "--to",
                Sending.CITIZEN,
                "--subject",
                "Decision",
                "--receipt",
                receipt.toString(),
                document.toString());
        Letter letter = new Letter(
                id,
                document,
                receipt,
                hub.data().resolve("profiles/trust.pem"),
                hub.uri(),
                Tokens.take(hub.profile("council")));
        letter.awaitJournal();
        return letter;
    }

    private static Path write(Path file) throws IOException {
        return Files.write(file, Sending.document(Sender.DOCUMENT_BYTES));
    }

    /// On a hub that has no other evidence.
    private void awaitJournal() throws IOException, InterruptedException {
        int sealed = 0;
        while (sealed < PIECES) {
            sealed = 0;
            JsonNode seals = JsonMapper.shared().readTree(get("/v1/journal/seals"));
            for (JsonNode seal : seals.get("seals")) {
                sealed += seal.get("entryCount").asInt();
            }
        }
    }

    /// The portable proof with the document in it.
    byte[] proof() throws IOException, InterruptedException {
        return get("/v1/messages/" + id + "/proof");
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(hub.resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return answer.body();
        }
    }
}
