package org.eaddress.client.fake;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A revocation list (RFC 5280) as an authority issues it; a test spoils what it wants to.
public final class RevocationListMaker {
    private static final Duration IN_FORCE = Duration.ofDays(7);

    private final Authority authority;
    private final X509v2CRLBuilder list;

    private RevocationListMaker(Authority authority, Instant madeAt) {
        this.authority = authority;
        this.list = new JcaX509v2CRLBuilder(authority.certificate().getSubjectX500Principal(), Date.from(madeAt));
        list.setNextUpdate(Date.from(madeAt.plus(IN_FORCE)));
    }

    /// In force for a week, with nothing on it.
    public static RevocationListMaker of(Authority authority, Instant madeAt) {
        return new RevocationListMaker(authority, madeAt);
    }

    public RevocationListMaker revoking(X509Certificate certificate, Instant at) {
        list.addCRLEntry(certificate.getSerialNumber(), Date.from(at), CRLReason.keyCompromise);
        return this;
    }

    /// For a reason of [CRLReason]; the unspecified one is left out (RFC 5280, 5.3.1).
    public RevocationListMaker revoking(X509Certificate certificate, Instant at, int reason) {
        list.addCRLEntry(certificate.getSerialNumber(), Date.from(at), reason);
        return this;
    }

    /// With these bytes as the reason, in hexadecimal.
    public RevocationListMaker revoking(X509Certificate certificate, Instant at, String reason) {
        var stated = new Extension(Extension.reasonCode, false, HexFormat.of().parseHex(reason));
        list.addCRLEntry(certificate.getSerialNumber(), Date.from(at), new Extensions(stated));
        return this;
    }

    /// Revoked later than its key was stolen.
    public RevocationListMaker revoking(X509Certificate certificate, Instant at, Instant stolenAt) {
        list.addCRLEntry(certificate.getSerialNumber(), Date.from(at), CRLReason.keyCompromise, Date.from(stolenAt));
        return this;
    }

    /// Under a critical condition that nobody knows.
    public RevocationListMaker revokingUnknown(X509Certificate certificate, Instant at) {
        var unknown = new Extension(new ASN1ObjectIdentifier("2.25.1"), true, new byte[] {5, 0});
        list.addCRLEntry(certificate.getSerialNumber(), Date.from(at), new Extensions(unknown));
        return this;
    }

    public RevocationListMaker critical(ASN1ObjectIdentifier extension, ASN1Encodable value) {
        try {
            list.addExtension(extension, true, value);
            return this;
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] der() {
        return der("SHA256withECDSA");
    }

    public byte[] der(String algorithm) {
        try {
            var signer = new JcaContentSignerBuilder(algorithm)
                    .build(authority.keys().getPrivate());
            return list.build(signer).getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String pem(byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN X509 CRL-----\n" + lines + "\n-----END X509 CRL-----\n";
    }
}
