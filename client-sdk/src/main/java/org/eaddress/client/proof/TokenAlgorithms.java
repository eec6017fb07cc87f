package org.eaddress.client.proof;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TimeStampToken;

/// What a time-stamp token relies on: if one of these breaks, so may the token.
final class TokenAlgorithms {
    static final String ES256 = "ES256";

    /// By the algorithm of a certificate's signature.
    private static final Map<String, Set<String>> CERTIFICATE = Map.of(
            "1.2.840.10045.4.3.2", Set.of(HashAlgorithm.SHA_256.code(), ES256),
            "1.2.840.10045.4.3.3", Set.of(HashAlgorithm.SHA_384.code()),
            "1.2.840.10045.4.3.4", Set.of(HashAlgorithm.SHA_512.code()),
            "1.2.840.113549.1.1.11", Set.of(HashAlgorithm.SHA_256.code()),
            "1.2.840.113549.1.1.12", Set.of(HashAlgorithm.SHA_384.code()),
            "1.2.840.113549.1.1.13", Set.of(HashAlgorithm.SHA_512.code()));

    private TokenAlgorithms() {}

    /// @param below the certificates below the anchors, whose signatures must hold, too
    static Set<String> of(TimeStampToken token, X509Certificate signer, List<X509Certificate> below) {
        var algorithms = new TreeSet<String>();
        hash(token.getTimeStampInfo().getMessageImprintAlgOID().getId(), algorithms);
        for (var signature : token.toCMSSignedData().getSignerInfos()) {
            hash(signature.getDigestAlgOID(), algorithms);
            var isSha256 =
                    HashAlgorithm.SHA_256.identifier().getAlgorithm().getId().equals(signature.getDigestAlgOID());
            if (isSha256 && signer.getPublicKey() instanceof ECPublicKey) {
                algorithms.add(ES256);
            }
        }
        below.forEach(certificate -> algorithms.addAll(CERTIFICATE.getOrDefault(certificate.getSigAlgOID(), Set.of())));
        return Set.copyOf(algorithms);
    }

    private static void hash(String oid, Set<String> algorithms) {
        HashAlgorithm.of(new ASN1ObjectIdentifier(oid)).map(HashAlgorithm::code).ifPresent(algorithms::add);
    }
}
