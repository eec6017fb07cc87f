package org.eaddress.hub.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The keys that access tokens are signed with: all verify, the newest signs.
///
/// A key is as old as its certificate's first day. To change keys without a gap, put a key whose certificate begins
/// tomorrow into the key store of every instance: tomorrow all of them sign with it. Take the old one out when its
/// last token has expired.
final class TokenKeys {
    private record Key(ECKey jwk, Instant since) {}

    private final List<Key> newestFirst;
    private final Map<String, ECKey> publicKeys;

    private TokenKeys(List<Key> keys) {
        this.newestFirst = keys.stream()
                .sorted(Comparator.comparing(Key::since).reversed())
                .toList();
        this.publicKeys = keys.stream()
                .map(key -> key.jwk().toPublicJWK())
                .collect(Collectors.toUnmodifiableMap(JWK::getKeyID, Function.identity()));
        if (keys.isEmpty()) {
            throw new IllegalStateException("the key store for access tokens holds no EC key on P-256");
        }
    }

    /// The EC keys on P-256 in this key store.
    static TokenKeys of(KeyStore store, char[] password) throws GeneralSecurityException {
        List<Key> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof ECPrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                keys.add(new Key(
                        jwk(key, certificate), certificate.getNotBefore().toInstant()));
            }
        }
        return new TokenKeys(keys);
    }

    /// The key that signs at this instant.
    ECKey signing(Instant now) {
        return newestFirst.stream()
                .filter(key -> !key.since().isAfter(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key for access tokens is valid yet"))
                .jwk();
    }

    /// The public key of this id.
    Optional<ECKey> verifying(String keyId) {
        return Optional.ofNullable(publicKeys.get(keyId));
    }

    /// The ids of all keys.
    Set<String> ids() {
        return publicKeys.keySet();
    }

    /// All public keys, for publication.
    JWKSet published() {
        return new JWKSet(List.copyOf(publicKeys.values()));
    }

    private static ECKey jwk(ECPrivateKey key, X509Certificate certificate) {
        try {
            return new ECKey.Builder(Curve.P_256, (ECPublicKey) certificate.getPublicKey())
                    .privateKey(key)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (JOSEException e) {
            throw new IllegalStateException("a key for access tokens cannot be read", e);
        }
    }
}
