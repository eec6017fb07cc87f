package org.eaddress.hub.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// Signs requests that the hub makes, with the newest of the keys that it publishes at `/oauth2/jwks`.
///
/// These keys sign access tokens, too. Neither can be taken for the other: what is signed of a token is base64url
/// with one dot in it, and a signature base (RFC 9421, 2.5) begins with a quotation mark.
@Component
public class HubSignature {
    private static final String ECDSA_P256_SHA256 = "SHA256withECDSAinP1363Format";

    private final TokenKeyRing ring;
    private final Clock clock;

    HubSignature(TokenKeyRing ring, Clock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    /// A signature over this base: ECDSA on P-256 with SHA-256, `r` and `s` of 32 bytes each.
    public record Signed(String base, byte[] signature) {}

    /// Signs the base that is made with the id of the key.
    public Signed sign(UnaryOperator<String> baseWithKeyId) {
        ECKey key = ring.keys().signing(clock.instant());
        String base = baseWithKeyId.apply(key.getKeyID());
        if (!base.startsWith("\"")) {
            throw new IllegalArgumentException("not a signature base");
        }
        try {
            Signature signature = Signature.getInstance(ECDSA_P256_SHA256);
            signature.initSign(key.toECPrivateKey());
            signature.update(base.getBytes(StandardCharsets.US_ASCII));
            return new Signed(base, signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("a request cannot be signed", e);
        }
    }
}
