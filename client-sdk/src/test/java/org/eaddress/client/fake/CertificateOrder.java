package org.eaddress.client.fake;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

/// What an authority is asked to certify; [#seal] is what a hub asks for.
///
/// @param usage bits of [KeyUsage]; 0 leaves the extension out
/// @param purpose the extended key usage, an OID; null leaves it out
/// @param signature the algorithm the authority signs with
public record CertificateOrder(
        String subject,
        KeyPair keys,
        Instant begin,
        Instant end,
        int usage,
        boolean authority,
        @Nullable String purpose,
        String signature) {
    /// When test certificates begin to be valid.
    public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /// The extended key usage of a certificate that may seal for the hub, see `docs/trust.md`.
    public static final String SEALING = "2.25.271728090555951169577192874762893901925.1";

    private static final Duration LIFE = Duration.ofDays(3650);

    public static CertificateOrder seal() {
        return new CertificateOrder(
                Authority.SEALER_NAME,
                Keys.fresh(),
                BEGIN,
                BEGIN.plus(LIFE),
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                false,
                SEALING,
                "SHA256withECDSA");
    }

    public static CertificateOrder authority(String name) {
        return seal().named("CN=" + name)
                .asAuthority()
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                .purpose(null);
    }

    public CertificateOrder named(String name) {
        return new CertificateOrder(name, keys, begin, end, usage, authority, purpose, signature);
    }

    public CertificateOrder keys(KeyPair other) {
        return new CertificateOrder(subject, other, begin, end, usage, authority, purpose, signature);
    }

    public CertificateOrder valid(Instant from, Instant until) {
        return new CertificateOrder(subject, keys, from, until, usage, authority, purpose, signature);
    }

    public CertificateOrder usage(int bits) {
        return new CertificateOrder(subject, keys, begin, end, bits, authority, purpose, signature);
    }

    public CertificateOrder asAuthority() {
        return new CertificateOrder(subject, keys, begin, end, usage, true, purpose, signature);
    }

    public CertificateOrder purpose(@Nullable String other) {
        return new CertificateOrder(subject, keys, begin, end, usage, authority, other, signature);
    }

    public CertificateOrder signedWith(String algorithm) {
        return new CertificateOrder(subject, keys, begin, end, usage, authority, purpose, algorithm);
    }
}
