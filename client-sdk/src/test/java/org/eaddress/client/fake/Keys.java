package org.eaddress.client.fake;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/// Fresh keys, on P-256 unless another curve is named.
public final class Keys {
    private Keys() {}

    public static KeyPair fresh() {
        return on("secp256r1");
    }

    public static KeyPair on(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
