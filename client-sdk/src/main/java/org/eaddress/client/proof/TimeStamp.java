package org.eaddress.client.proof;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/// A time-stamp of RFC 3161 that was checked: over what it should be, signed by one who may, under an anchor.
///
/// @param accuracy how far the time may be off, as the authority states it
/// @param authority the name in its certificate
/// @param until when the first of the certificates below the anchors ends
/// @param algorithms what it relies on besides the hash tree: hash algorithms, and signature algorithms by their
///     JWS names
/// @param chain the authority's certificate and those above it that are in the token
record TimeStamp(
        Instant at,
        Duration accuracy,
        String authority,
        Instant until,
        Set<String> algorithms,
        List<X509Certificate> chain) {
    /// SHA-256, SHA-384, SHA-512.
    private static final Set<String> STRONG =
            Set.of("2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3");

    /// Empty unless the token is good in every way.
    ///
    /// @param digest in lower-case hexadecimal
    static Optional<TimeStamp> over(HashAlgorithm algorithm, String digest, byte[] der, TrustAnchors anchors) {
        try {
            return Optional.of(checked(algorithm, digest, der, anchors));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /// The token, good in every way.
    ///
    /// @param digest in lower-case hexadecimal
    static TimeStamp checked(HashAlgorithm algorithm, String digest, byte[] der, TrustAnchors anchors) throws Refusal {
        try {
            var token = new TimeStampToken(ContentInfo.getInstance(der));
            var stamp = token.getTimeStampInfo();
            var over = HexFormat.of().formatHex(stamp.getMessageImprintDigest());
            if (!HashAlgorithm.of(stamp.getMessageImprintAlgOID()).equals(Optional.of(algorithm))
                    || !over.equals(digest)
                    || !isSignedStrongly(token)) {
                throw new Refusal(Fault.TIME_STAMP_BROKEN);
            }
            var chain = chain(token);
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(chain.getFirst()));
            if (anchors.objection(chain, stamp.getGenTime().toInstant()).isPresent()) {
                throw new Refusal(Fault.TIME_STAMP_UNTRUSTED);
            }
            return of(token, chain, anchors);
        } catch (TSPException
                | IOException
                | GeneralSecurityException
                | OperatorCreationException
                | RuntimeException e) { // what a stranger made may break the reader in any way
            throw new Refusal(Fault.TIME_STAMP_BROKEN);
        }
    }

    private static TimeStamp of(TimeStampToken token, List<X509Certificate> chain, TrustAnchors anchors) {
        var below = anchors.below(chain);
        var counted = below.isEmpty() ? List.of(chain.getFirst()) : below;
        var until = counted.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
        return new TimeStamp(
                token.getTimeStampInfo().getGenTime().toInstant(),
                accuracy(token),
                chain.getFirst().getSubjectX500Principal().getName(),
                until,
                TokenAlgorithms.of(token, chain.getFirst(), below),
                List.copyOf(chain));
    }

    /// Whether this one is surely before the other.
    boolean isBefore(TimeStamp other) {
        return at.plus(accuracy).isBefore(other.at.minus(other.accuracy));
    }

    /// Whether it still proved something when the other was made.
    boolean stoodAt(TimeStamp other) {
        return !other.at.isAfter(until);
    }

    /// Whether the list is of one who certified in its chain.
    boolean isBelow(RevocationList list) {
        return chain.stream().anyMatch(certificate -> list.isOf(certificate.getIssuerX500Principal()));
    }

    private static Duration accuracy(TimeStampToken token) {
        var stated = token.getTimeStampInfo().getGenTimeAccuracy();
        return stated == null
                ? Duration.ofSeconds(1)
                : Duration.ofSeconds(stated.getSeconds(), (stated.getMillis() * 1000L + stated.getMicros()) * 1000L);
    }

    private static boolean isSignedStrongly(TimeStampToken token) {
        return token.toCMSSignedData().getSignerInfos().getSigners().stream()
                .allMatch(signer -> STRONG.contains(signer.getDigestAlgOID()));
    }

    /// The signer's certificate and those above it that are in the token.
    private static List<X509Certificate> chain(TimeStampToken token) throws GeneralSecurityException {
        var inside =
                new ArrayList<X509CertificateHolder>(token.getCertificates().getMatches(null));
        var chain = new ArrayList<X509Certificate>();
        var next = inside.stream().filter(token.getSID()::match).findFirst();
        while (next.isPresent()) {
            var certificate = next.get();
            chain.add(new JcaX509CertificateConverter().getCertificate(certificate));
            inside.remove(certificate);
            next = inside.stream()
                    .filter(above -> above.getSubject().equals(certificate.getIssuer()))
                    .findFirst();
        }
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("The token does not hold its signer's certificate.");
        }
        return chain;
    }
}
