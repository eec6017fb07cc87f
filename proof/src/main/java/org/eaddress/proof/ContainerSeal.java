package org.eaddress.proof;

import java.security.cert.X509Certificate;
import java.util.List;

/// The key that seals containers. It signs bytes, so that the key itself may stay in a hardware module.
public interface ContainerSeal {
    /// The certificates, the key's own first, each certified by the next.
    List<X509Certificate> chain();

    /// How the signatures are made, in Java's words: `SHA256withECDSA`, `SHA384withECDSA`, `SHA256withRSA`.
    String algorithm();

    /// The signature of these bytes by the first certificate's key; ECDSA as ASN.1 or as plain r and s.
    byte[] sign(byte[] toBeSigned);
}
