package org.eaddress.client.proof;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.security.cert.X509Extension;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;

/// A revocation list (RFC 5280, section 5), of whomever and signed by whomever.
///
/// @param crl null when the bytes were none
record RevocationList(@Nullable X509CRL crl) {
    private static final String REASON = "2.5.29.21";
    private static final String INVALIDITY_DATE = "2.5.29.24";
    private static final String DELTA = "2.5.29.27";
    private static final String SCOPE = "2.5.29.28";
    private static final String PLACES = "2.5.29.31";
    private static final Set<String> UNDERSTOOD = Set.of(SCOPE);
    private static final Set<String> UNDERSTOOD_OF_ENTRIES = Set.of(REASON, INVALIDITY_DATE);
    private static final int CRL_SIGN = 6;

    private static final Set<Integer> SAFE = Set.of(
            CRLReason.unspecified, CRLReason.affiliationChanged, CRLReason.superseded, CRLReason.cessationOfOperation);

    boolean isReadable() {
        return crl != null;
    }

    String issuer() {
        return crl == null ? "" : crl.getIssuerX500Principal().getName();
    }

    Instant madeAt() {
        return read().getThisUpdate().toInstant();
    }

    /// By the very bytes of the name.
    boolean isOf(X500Principal issuer) {
        return Arrays.equals(read().getIssuerX500Principal().getEncoded(), issuer.getEncoded());
    }

    boolean isSignedBy(X509Certificate authority) {
        var usage = authority.getKeyUsage();
        if (!TrustAnchors.isStrong(read().getSigAlgOID()) || (usage != null && !usage[CRL_SIGN])) {
            return false;
        }
        try {
            read().verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// Whether a certificate of this issuer is on it, if it was revoked: not so when it lists changes only, or
    /// other certificates only, or when it or any of its entries carries a condition that is not understood (RFC
    /// 5280, 5.3).
    boolean isWholeFor(X509Certificate certificate) {
        return read().getExtensionValue(DELTA) == null
                && isUnderstood(read(), UNDERSTOOD)
                && areEntriesUnderstood()
                && isInScope(certificate);
    }

    private boolean areEntriesUnderstood() {
        var entries = read().getRevokedCertificates();
        return entries == null || entries.stream().allMatch(entry -> isUnderstood(entry, UNDERSTOOD_OF_ENTRIES));
    }

    private static boolean isUnderstood(X509Extension extended, Set<String> understood) {
        var critical = extended.getCriticalExtensionOIDs();
        return critical == null || understood.containsAll(critical);
    }

    private boolean isInScope(X509Certificate certificate) {
        var stated = read().getExtensionValue(SCOPE);
        if (stated == null) {
            return true;
        }
        try {
            var scope = IssuingDistributionPoint.getInstance(
                    ASN1OctetString.getInstance(stated).getOctets());
            var authority = certificate.getBasicConstraints() >= 0;
            return !scope.isIndirectCRL()
                    && !scope.onlyContainsAttributeCerts()
                    && scope.getOnlySomeReasons() == null
                    && !(scope.onlyContainsUserCerts() && authority)
                    && !(scope.onlyContainsCACerts() && !authority)
                    && isAtItsPlace(scope.getDistributionPoint(), certificate);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// An authority may spread its list over several places; each certificate names its own.
    private static boolean isAtItsPlace(@Nullable DistributionPointName place, X509Certificate certificate) {
        if (place == null) {
            return true;
        }
        var named = certificate.getExtensionValue(PLACES);
        if (named == null) {
            return false;
        }
        var own = Arrays.stream(CRLDistPoint.getInstance(
                                ASN1OctetString.getInstance(named).getOctets())
                        .getDistributionPoints())
                .map(DistributionPoint::getDistributionPoint)
                .flatMap(RevocationList::names)
                .collect(Collectors.toSet());
        return names(place).anyMatch(own::contains);
    }

    private static Stream<GeneralName> names(@Nullable DistributionPointName place) {
        return place == null || place.getType() != DistributionPointName.FULL_NAME
                ? Stream.of()
                : Arrays.stream(GeneralNames.getInstance(place.getName()).getNames());
    }

    /// Whether who is not on it was not revoked at that time: it was made then or later. One that was made before
    /// knows nothing of what came after it, even while it is in force.
    boolean covers(X509Certificate certificate, Instant at) {
        return !madeAt().isBefore(at) && !isTooLateFor(certificate);
    }

    /// Whether it was made when the certificate had ended, for ended ones are dropped.
    boolean isTooLateFor(X509Certificate certificate) {
        return madeAt().isAfter(certificate.getNotAfter().toInstant());
    }

    /// Its entry about the certificate.
    Optional<Revocation> revocation(X509Certificate certificate) {
        return Optional.ofNullable(read().getRevokedCertificate(certificate))
                .map(entry -> new Revocation(from(entry), keyWasSafe(entry)));
    }

    /// That a certificate is revoked.
    ///
    /// @param from since when, or since when its key was no longer safe if that was earlier
    /// @param keyWasSafe whether the authority says why, and it has nothing to do with the key: time-stamps from
    ///     before stand (RFC 3161, 4.1)
    record Revocation(Instant from, boolean keyWasSafe) {}

    /// By its very bytes, an enumerated value of one: the platform reads a reason that nobody knows as unspecified.
    private static boolean keyWasSafe(X509CRLEntry entry) {
        var stated = entry.getExtensionValue(REASON);
        if (stated == null) {
            return false;
        }
        var reason = ASN1OctetString.getInstance(stated).getOctets();
        return reason.length == 3
                && reason[0] == BERTags.ENUMERATED
                && reason[1] == 1
                && SAFE.contains((int) reason[2]);
    }

    private static Instant from(X509CRLEntry entry) {
        return Stream.of(Optional.of(entry.getRevocationDate()), invalidity(entry))
                .flatMap(Optional::stream)
                .map(Date::toInstant)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Optional<Date> invalidity(X509CRLEntry entry) {
        try {
            var stated = entry.getExtensionValue(INVALIDITY_DATE);
            return stated == null
                    ? Optional.empty()
                    : Optional.of(ASN1GeneralizedTime.getInstance(
                                    ASN1OctetString.getInstance(stated).getOctets())
                            .getDate());
        } catch (IllegalArgumentException | ParseException e) {
            return Optional.of(new Date(0)); // a date that cannot be read helps nobody
        }
    }

    private X509CRL read() {
        if (crl == null) {
            throw new IllegalStateException("It could not be read.");
        }
        return crl;
    }
}
