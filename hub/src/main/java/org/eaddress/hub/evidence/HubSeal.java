package org.eaddress.hub.evidence;

import java.security.cert.X509Certificate;
import java.util.List;
import org.springframework.stereotype.Component;

/// The hub's seal for things that hold evidence and are no evidence themselves, such as a portable proof.
@Component
public class HubSeal {
    private final SealingKey key;

    HubSeal(SealingKey key) {
        this.key = key;
    }

    /// The key's certificate first, the anchor last.
    public List<X509Certificate> chain() {
        return key.chain();
    }

    /// How the signatures are made, in Java's words.
    public String algorithm() {
        return "SHA256withECDSA";
    }

    /// The signature of these bytes; plain r and s.
    public byte[] sign(byte[] toBeSigned) {
        return key.sign(toBeSigned);
    }
}
