package org.eaddress.hub.journal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;

/// Decides whether a time-stamp token is to be believed: over this digest, sealed by a certificate for
/// time-stamping that chains up to an anchor. Revocation is not checked.
final class TimeStampCheck {
    private final Set<TrustAnchor> anchors;

    TimeStampCheck(Collection<X509Certificate> anchors) {
        this.anchors =
                anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet());
    }

    /// The token's time; empty when it is not to be believed.
    Optional<Instant> timeOf(byte[] token, Imprint imprint) {
        try {
            TimeStampToken stamp = new TimeStampToken(new CMSSignedData(token));
            TimeStampTokenInfo said = stamp.getTimeStampInfo();
            X509Certificate signer = signerOf(stamp);
            stamp.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            requireChain(signer, stamp);
            return imprint.isIn(said) ? Optional.of(said.getGenTime().toInstant()) : Optional.empty();
        } catch (CMSException
                | TSPException
                | IOException
                | GeneralSecurityException
                | OperatorCreationException
                | RuntimeException notToBeBelieved) { // the parser throws all kinds at hostile bytes
            return Optional.empty();
        }
    }

    private static X509Certificate signerOf(TimeStampToken stamp) throws GeneralSecurityException {
        Collection<X509CertificateHolder> matches = stamp.getCertificates().getMatches(stamp.getSID());
        if (matches.isEmpty()) {
            throw new GeneralSecurityException("the token holds no signing certificate");
        }
        return certificate(matches.iterator().next());
    }

    private void requireChain(X509Certificate signer, TimeStampToken stamp) throws GeneralSecurityException {
        List<X509Certificate> brought = new ArrayList<>();
        for (X509CertificateHolder holder : stamp.getCertificates().getMatches(null)) {
            brought.add(certificate(holder));
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters path = new PKIXBuilderParameters(anchors, target);
        path.setRevocationEnabled(false);
        path.setDate(stamp.getTimeStampInfo().getGenTime());
        path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(brought)));
        CertPathBuilder.getInstance("PKIX").build(path);
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }
}
