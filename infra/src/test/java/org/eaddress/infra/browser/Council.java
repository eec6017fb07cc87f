package org.eaddress.infra.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.eaddress.client.Credentials;
import org.eaddress.client.Document;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Environment;
import org.eaddress.client.Fetched;
import org.eaddress.client.HubProblem;
import org.eaddress.client.Message;
import org.eaddress.client.MessageStatus.Delivery;
import org.eaddress.client.ProofForm;
import org.eaddress.client.proof.TrustAnchors;

/// The council of the demonstration, which writes to Anna from its own system.
final class Council implements AutoCloseable {
    private static final String ANNA = "_PRIVATE@329999-00017";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EAddressClient client;

    private Council(EAddressClient client) {
        this.client = client;
    }

    /// @param profile as the demonstration writes it for the command line
    static Council of(Path profile) throws IOException, CertificateException {
        var settings = new Properties();
        try (InputStream in = Files.newInputStream(profile)) {
            settings.load(in);
        }
        Path key = profile.resolveSibling(settings.getProperty("keystore"));
        Path trust = profile.resolveSibling(settings.getProperty("trust"));
        Path ledger = Files.createTempDirectory("council-");
        return new Council(EAddressClient.connect(
                Environment.of(URI.create(settings.getProperty("hub"))).ledger(ledger),
                Credentials.fromKeyStore(key, settings.getProperty("password")).trusting(TrustAnchors.fromPem(trust))));
    }

    /// Sends it and waits until it lies in Anna's mailbox.
    UUID writes(String subject, String text, Document... documents) throws InterruptedException {
        Message message = Message.to(ANNA).subject(subject).text(text).withReference("BV-2026/118");
        for (Document document : documents) {
            message = message.document(document);
        }
        UUID id = client.send(message).message();
        await().atMost(PATIENCE).until(() -> !states(id).contains("waiting"));
        return id;
    }

    /// Fetches what came from the portal, as soon as it is there, and confirms it.
    Fetched takes(UUID message, Path folder) {
        Fetched fetched = await().atMost(PATIENCE)
                .ignoreException(HubProblem.class)
                .until(() -> client.fetch(message, folder), _ -> true);
        client.confirm(fetched);
        return fetched;
    }

    /// What the council's own system can see of it.
    List<String> states(UUID message) {
        return client.status(message).deliveries().stream().map(Delivery::state).toList();
    }

    List<String> evidence(UUID message) {
        return client.evidence(message).stream().map(piece -> piece.eventName()).toList();
    }

    /// The portable proof of it.
    void saveProof(UUID message, Path file) {
        client.saveProof(message, new ProofForm(ProofForm.Language.EN, ProofForm.Documents.INCLUDE), file);
    }

    @Override
    public void close() {
        client.close();
    }
}
