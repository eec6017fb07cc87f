package org.eaddress.infra.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Fetched;
import org.eaddress.client.Outcome;
import org.eaddress.client.Reconciliation;
import org.eaddress.client.SealedEvidence;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.TrustAnchors;

/// What a killed party left, taken up again through the SDK: its ledger, and the messages that it took.
final class Estate implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int AT_ONCE = 8;

    private final Party party;
    private final Path received;
    private final TrustAnchors anchors;
    private final EAddressClient client;
    private final Mailroom mailroom;

    private Estate(Party party, PartySystem.Folders folders) throws IOException {
        this.party = party;
        this.received = folders.received();
        this.anchors = party.credentials(folders.profiles()).anchors();
        this.client = party.connect(folders.profiles(), folders.ledger(), PATIENCE);
        this.mailroom = new Mailroom(client, received);
    }

    static Estate of(Party party, PartySystem.Folders folders) throws IOException {
        return new Estate(party, folders);
    }

    Party party() {
        return party;
    }

    TrustAnchors anchors() {
        return anchors;
    }

    EAddressClient client() {
        return client;
    }

    /// Finishes what was begun; what could not be.
    List<String> finish() {
        return client.resume().stream()
                .filter(outcome -> !(outcome instanceof Outcome.Sent))
                .map(Object::toString)
                .toList();
    }

    void takeAll() throws IOException {
        mailroom.takeAll();
    }

    /// A receipt of the ledger, and what it says.
    record Kept(String jws, Evidence says) {
        static Kept of(String jws) {
            try {
                return new Kept(jws, Evidence.unverified(jws));
            } catch (MalformedEvidence e) {
                throw new IllegalStateException("The ledger holds a receipt that is none.", e);
            }
        }

        List<Party> recipients() {
            return says.recipients().stream()
                    .map(recipient -> Party.of(recipient.value()))
                    .toList();
        }
    }

    /// The receipts of the ledger by the ids of their messages; the SDK verified each before it wrote it down.
    Map<UUID, Kept> receipts() {
        return client.receipts()
                .map(Kept::of)
                .collect(Collectors.toMap(kept -> kept.says().message(), Function.identity()));
    }

    /// What lies in its own folder, by the ids of the messages.
    Map<UUID, Fetched> taken() throws IOException {
        try (Stream<Path> folders = Files.list(received)) {
            return folders.filter(folder -> Files.exists(folder.resolve("message.json")))
                    .map(folder -> UUID.fromString(folder.getFileName().toString()))
                    .collect(Collectors.toMap(Function.identity(), id -> Fetched.in(received, id)));
        }
    }

    List<String> cameTwice() throws IOException {
        return Mailroom.twice(received);
    }

    /// All evidence of these messages, each piece verified.
    Map<UUID, List<SealedEvidence>> evidence(Iterable<UUID> messages) {
        Map<UUID, List<SealedEvidence>> found = new ConcurrentHashMap<>();
        Stream.Builder<UUID> ids = Stream.builder();
        messages.forEach(ids);
        ids.build()
                .gather(Gatherers.mapConcurrent(AT_ONCE, id -> found.put(id, client.evidence(id)) == null))
                .forEach(_ -> {});
        return found;
    }

    Reconciliation reconcile() {
        return client.reconcile(Instant.EPOCH, Instant.now().plus(Duration.ofDays(1)));
    }

    @Override
    public void close() {
        client.close();
    }
}
