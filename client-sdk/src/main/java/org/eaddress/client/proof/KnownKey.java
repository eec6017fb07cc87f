package org.eaddress.client.proof;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A key that has sealed before. When it turns out to have sealed many things, they are checked the fast way, with
/// signature objects that keep what they computed from the key.
final class KnownKey {
    /// Until then loading Bouncy Castle would take longer than it saves.
    static final int FEW = 100;

    private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger seen = new AtomicInteger();
    private final PublicKey key;

    KnownKey(PublicKey key) {
        this.key = key;
    }

    boolean verifies(SealAlgorithm algorithm, byte[] signed, byte[] value) {
        return seen.get() < FEW && seen.incrementAndGet() <= FEW
                ? algorithm.verifies(key, signed, value)
                : verifiesFast(algorithm, signed, value);
    }

    /// A signature object that has refused something is not used again.
    private boolean verifiesFast(SealAlgorithm algorithm, byte[] signed, byte[] value) {
        try {
            var signature = idle.poll();
            if (signature == null) {
                signature = algorithm.verifyingMany(key);
            }
            signature.update(signed);
            var verified = signature.verify(value);
            if (verified) {
                idle.add(signature);
            }
            return verified;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
