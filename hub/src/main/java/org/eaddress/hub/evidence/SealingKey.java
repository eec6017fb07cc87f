package org.eaddress.hub.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One private key for seals, in memory or in a device, and the time in which it seals.
final class SealingKey {
    private static final Logger LOG = LoggerFactory.getLogger(SealingKey.class);
    private static final byte[] PROBE = "Does this key belong to its certificate?".getBytes(StandardCharsets.US_ASCII);

    private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();
    private final String alias;
    private final PrivateKey key;
    private final @Nullable Provider device;
    private final SealAlgorithm algorithm;
    private final SealChain chain;
    private final Instant from;
    private final Instant until;

    /// @param device the provider that reaches the key, where it does not lie in memory
    /// @param from when it begins to seal; not before its certificates are valid
    SealingKey(
            String alias,
            PrivateKey key,
            @Nullable Provider device,
            SealAlgorithm algorithm,
            SealChain chain,
            Instant from) {
        this.alias = alias;
        this.key = key;
        this.device = device;
        this.algorithm = algorithm;
        this.chain = chain;
        this.from = from.isAfter(chain.begin()) ? from : chain.begin();
        this.until = chain.end();
    }

    /// @throws SealingFailure when the key, or the device that holds it, does not sign
    byte[] sign(byte[] input) {
        try {
            Signature signature = idle.poll();
            if (signature == null) {
                signature = algorithm.signing(key, device);
            }
            signature.update(input);
            byte[] value = signature.sign();
            idle.add(signature);
            return value;
        } catch (GeneralSecurityException | ProviderException e) {
            throw new SealingFailure("The sealing key %s does not sign".formatted(alias), e);
        }
    }

    /// Whether it signs, and what it signs verifies with its certificate.
    boolean worksWithItsCertificate() {
        try {
            return algorithm.verifies(chain.key(), PROBE, sign(PROBE));
        } catch (GeneralSecurityException | SealingFailure e) {
            LOG.warn("The sealing key {} does not work", alias, e);
            return false;
        }
    }

    boolean sealsAt(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(until);
    }

    String alias() {
        return alias;
    }

    SealChain chain() {
        return chain;
    }

    SealAlgorithm algorithm() {
        return algorithm;
    }

    Instant from() {
        return from;
    }

    /// The last moment at which it seals.
    Instant until() {
        return until;
    }

    String headerTemplate() {
        return chain.headerTemplate(algorithm);
    }

    /// What an operator wants to see of it.
    @Override
    public String toString() {
        return "%s (%s, from %s to %s)".formatted(alias, algorithm.joseName(), from, until);
    }
}
