package org.eaddress.hub.connection;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;

/// What a system is to prove itself with, as it was pasted: a public key, alone, in a certificate, or in a
/// request for one.
///
/// @param key EC on P-256; its id is its thumbprint
/// @param subject whom a certificate or a request names
/// @param endsAt when the certificate ends that it came in
/// @param wantsCertificate whether it came in a request
record Credential(ECKey key, Optional<X500Name> subject, Optional<Instant> endsAt, boolean wantsCertificate) {}
