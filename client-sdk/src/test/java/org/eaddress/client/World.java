package org.eaddress.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.FakeHub;
import org.eaddress.client.fake.Keys;
import org.eaddress.client.proof.TrustAnchors;
import org.jspecify.annotations.Nullable;

/// A hub, a sender's folder and a clock that a test turns: pauses cost no time.
public final class World implements AutoCloseable {
    static final String ANNA = "_PRIVATE@32345678901";

    final Path folder;
    final FakeHub hub;
    final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Authority authority = Authority.named("Hub root");
    private final ECPrivateKey key = (ECPrivateKey) Keys.fresh().getPrivate();
    private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
    private Instant now = Instant.now();

    public World(Path folder) throws IOException {
        this.folder = folder;
        this.hub = new FakeHub(authority);
    }

    public FakeHub hub() {
        return hub;
    }

    EAddressClient client() {
        return client(Duration.ZERO);
    }

    EAddressClient client(Duration patience) {
        return EAddressClient.connect(environment().patience(patience), credentials());
    }

    Environment environment() {
        return Environment.of(hub.uri())
                .ledger(folder.resolve("ledger"))
                .ledgerWait(Duration.ZERO)
                .putAheadBytes(1000)
                .timekeeper(new TurnedClock());
    }

    Credentials credentials() {
        return new Credentials("council", key, TrustAnchors.of(Set.of(authority.certificate())));
    }

    /// Does this on another thread during the next pause, which lasts until it is done.
    void whilePausing(Runnable act) {
        meanwhile.set(act);
    }

    List<String> ledgerLines() throws IOException {
        return Files.readAllLines(folder.resolve("ledger").resolve(LedgerFile.NAME));
    }

    Path document(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    Message letter() throws IOException {
        return Message.to(ANNA).subject("Building permit").document(document("permit.txt", "Granted."));
    }

    /// Writes key store, anchors and profile for the command line.
    public Path profile() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var password = "secret".toCharArray();
        store.setKeyEntry("council", key, password, new Certificate[] {authority.certificate()});
        store.setCertificateEntry("hub", authority.certificate());
        try (var out = Files.newOutputStream(folder.resolve("council.p12"))) {
            store.store(out, password);
        }
        var pem = Base64.getMimeEncoder().encodeToString(authority.certificate().getEncoded());
        Files.writeString(
                folder.resolve("trust.pem"), "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
        return Files.writeString(
                folder.resolve("council.properties"),
                "hub=%s\nkeystore=council.p12\npassword=secret\nledger=ledger\npatience-seconds=0\n"
                        .formatted(hub.uri()),
                UTF_8);
    }

    private final class TurnedClock implements Timekeeper {
        @Override
        public Instant now() {
            synchronized (pauses) {
                return now;
            }
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            var act = meanwhile.getAndSet(null);
            if (act != null) {
                Thread.ofVirtual().start(act).join();
            }
            synchronized (pauses) {
                pauses.add(length);
                now = now.plus(length);
            }
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
