package org.eaddress.hub.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.directory.EAddress;

/// A system that may call the API for one e-address, within its scope; `keys` are the public keys that its
/// assertions are checked with, each under its thumbprint. If it gets bound tokens only, it proves at each call
/// that it holds a key.
record MachineClient(String clientId, EAddress eAddress, Scope scope, List<ECKey> keys, boolean boundTokens) {
    /// That of its keys which signed the token.
    Optional<ECKey> signerOf(SignedJWT token) {
        return keys.stream().filter(key -> Es256.verifies(token, key)).findFirst();
    }

    /// Reads a public key as a client hands it in: an EC key on P-256, without its private part. Its id is its
    /// thumbprint (RFC 7638), whatever id it came with and however its point was written.
    static ECKey readKey(String jwk) {
        try {
            ECKey key = ECKey.parse(jwk);
            if (key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw new IllegalArgumentException("a client's key is a public EC key on P-256");
            }
            return new ECKey.Builder(Curve.P_256, key.toECPublicKey())
                    .keyIDFromThumbprint()
                    .build();
        } catch (ParseException | JOSEException e) {
            throw new IllegalArgumentException("a client's key is a JWK (RFC 7517)", e);
        }
    }

    /// The same, under the id that the hub knows it by.
    static ECKey readKey(String jwk, String id) {
        return new ECKey.Builder(readKey(jwk)).keyID(id).build();
    }
}
