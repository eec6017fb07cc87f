package org.eaddress.hub.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What holds the sealing keys, each under an alias with its chain: a PKCS#12 file, or a device by PKCS#11.
///
/// @param device reaches the device; null for a file
/// @param from when the key of an alias begins to seal, where that is not when its certificate begins
record SealKeyStore(@Nullable Path file, @Nullable Provider device, char[] password, Map<String, Instant> from) {

    /// What was found in it at one reading.
    ///
    /// @param passedOver the keys that cannot seal, and why
    record Content(List<SealingKey> keys, List<String> passedOver) {}

    static SealKeyStore of(EvidenceSettings settings) {
        char[] password = settings.password().toCharArray();
        return switch (settings.kind()) {
            case PKCS12 -> new SealKeyStore(settings.keyStore(), null, password, settings.from());
            case PKCS11 -> new SealKeyStore(null, device(settings), password, settings.from());
        };
    }

    private static Provider device(EvidenceSettings settings) {
        Path configuration = Objects.requireNonNull(settings.pkcs11(), "hub.seal.pkcs11 is missing");
        return Security.getProvider("SunPKCS11").configure(configuration.toString());
    }

    /// Reads it as it is now.
    ///
    /// @throws SealingFailure when it cannot be read
    Content read() {
        try {
            KeyStore store = open();
            Content content = new Content(new ArrayList<>(), new ArrayList<>());
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key
                        && store.getCertificateChain(alias) instanceof Certificate[] chain) {
                    sort(content, alias, key, SealChain.of(chain));
                }
            }
            return content;
        } catch (GeneralSecurityException | ProviderException | IOException e) {
            throw new SealingFailure("The sealing keys cannot be read", e);
        }
    }

    private KeyStore open() throws GeneralSecurityException, IOException {
        if (file == null) {
            KeyStore store = KeyStore.getInstance("PKCS11", device);
            store.load(null, password);
            return store;
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        }
    }

    private void sort(Content content, String alias, PrivateKey key, SealChain chain) {
        Optional<SealAlgorithm> algorithm = SealAlgorithm.of(chain.key());
        if (!chain.isForSeals()) {
            content.passedOver().add(alias + " (its certificate is not for seals)");
        } else if (algorithm.isEmpty()) {
            content.passedOver().add(alias + " (this kind of key does not seal, or it is too short)");
        } else {
            Instant begin = from.getOrDefault(alias, Instant.MIN);
            SealingKey found = new SealingKey(alias, key, device, algorithm.get(), chain, begin);
            if (found.worksWithItsCertificate()) {
                content.keys().add(found);
            } else {
                content.passedOver().add(alias + " (it does not sign what its certificate verifies)");
            }
        }
    }
}
