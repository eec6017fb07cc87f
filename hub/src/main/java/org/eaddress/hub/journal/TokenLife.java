package org.eaddress.hub.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/// How long a time-stamp stands by itself: until the first of the certificates in its token ends, but for the
/// anchor.
final class TokenLife {
    private TokenLife() {}

    /// Empty when the token cannot be read.
    static Optional<Instant> endOf(byte[] token) {
        try {
            TimeStampToken stamp = new TimeStampToken(new CMSSignedData(token));
            return stamp.getCertificates().getMatches(null).stream()
                    .filter(certificate -> stamp.getSID().match(certificate) || !isAnchor(certificate))
                    .map(certificate -> certificate.getNotAfter().toInstant())
                    .min(Instant::compareTo);
        } catch (CMSException | TSPException | IOException | RuntimeException notReadable) {
            return Optional.empty(); // the parser throws all kinds at hostile bytes
        }
    }

    private static boolean isAnchor(X509CertificateHolder certificate) {
        return certificate.getSubject().equals(certificate.getIssuer());
    }
}
