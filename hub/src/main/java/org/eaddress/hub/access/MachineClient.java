package org.eaddress.hub.access;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import org.eaddress.hub.directory.EAddress;

/// A system that may call the API for one e-address, within its scope; `key` is the public key that its assertions
/// are checked with. If it gets bound tokens only, it proves at each call that it holds a key.
record MachineClient(String clientId, EAddress eAddress, Scope scope, ECKey key, boolean boundTokens) {
    /// Reads a public key as a client hands it in: an EC key on P-256, without its private part.
    static ECKey readKey(String jwk) {
        try {
            ECKey key = ECKey.parse(jwk);
            if (key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw new IllegalArgumentException("a client's key is a public EC key on P-256");
            }
            return key;
        } catch (ParseException e) {
            throw new IllegalArgumentException("a client's key is a JWK (RFC 7517)", e);
        }
    }
}
