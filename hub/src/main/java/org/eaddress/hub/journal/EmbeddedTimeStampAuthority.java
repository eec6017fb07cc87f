package org.eaddress.hub.journal;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// A time-stamping authority inside the hub, for the demo only: it proves nothing against the operator, who has its
/// key.
final class EmbeddedTimeStampAuthority implements TimeStampAuthority {
    /// Our own, under the arc for UUIDs (ITU-T X.667): the policy of the demo.
    private static final ASN1ObjectIdentifier POLICY =
            new ASN1ObjectIdentifier("2.25.329800735698586629295641978511506172918");

    private static final int SERIAL_BITS = 120;

    private final SecureRandom random = new SecureRandom();
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final Clock clock;

    private EmbeddedTimeStampAuthority(PrivateKey key, List<X509Certificate> chain, Clock clock) {
        this.key = key;
        this.chain = chain;
        this.clock = clock;
    }

    /// Reads the one private key of a PKCS#12 key store.
    static EmbeddedTimeStampAuthority read(Path keyStore, char[] password, Clock clock) {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            String alias = store.aliases().nextElement();
            return new EmbeddedTimeStampAuthority(
                    (PrivateKey) store.getKey(alias, password),
                    Arrays.stream(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList(),
                    clock);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The key of the demo's time-stamps cannot be read from " + keyStore, e);
        }
    }

    X509Certificate anchor() {
        return chain.getLast();
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public byte[] stamp(Imprint imprint) throws IOException {
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        try {
            return generator()
                    .generate(
                            requests.generate(imprint.algorithm().oid(), imprint.digest()),
                            new BigInteger(SERIAL_BITS, random),
                            Date.from(clock.instant()))
                    .getEncoded();
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private TimeStampTokenGenerator generator()
            throws TSPException, OperatorCreationException, GeneralSecurityException {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key, chain.getFirst()),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                POLICY);
        tokens.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
        tokens.addCertificates(new JcaCertStore(chain.subList(0, chain.size() - 1)));
        return tokens;
    }
}
