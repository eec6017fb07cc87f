package org.eaddress.client.proof;

import com.nimbusds.jose.jwk.Curve;
import java.security.AsymmetricKey;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The algorithms that a seal may have, by their JWS names (RFC 7518, 8037, 9864; ML-DSA by an IETF draft),
/// each with the keys it goes with; one besides, without such a name, for containers only.
enum SealAlgorithm {
    ES256("SHA256withECDSAinP1363Format", onCurve(Curve.P_256), "ES256"),
    ES384("SHA384withECDSAinP1363Format", onCurve(Curve.P_384), "ES384"),
    PS256("RSASSA-PSS", SealAlgorithm::isLongRsa, "PS256"),
    RS256("SHA256withRSA", SealAlgorithm::isLongRsa),
    ED25519("Ed25519", ofParameters("Ed25519"), "EdDSA", "Ed25519"),
    ML_DSA_44("ML-DSA", ofParameters("ML-DSA-44"), "ML-DSA-44"),
    ML_DSA_65("ML-DSA", ofParameters("ML-DSA-65"), "ML-DSA-65");

    /// Those that the seal of a container may have, by their names of RFC 9231.
    private static final Map<String, SealAlgorithm> IN_XML = Map.of(
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", ES256,
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", ES384,
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", RS256);

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);
    private static final int RSA_BITS = 3072;

    private final String jdkName;
    private final Predicate<PublicKey> fits;
    private final Set<String> names;

    SealAlgorithm(String jdkName, Predicate<PublicKey> fits, String... names) {
        this.jdkName = jdkName;
        this.fits = fits;
        this.names = Set.of(names);
    }

    /// The algorithm of this JWS name; empty when no seal may have it, or none by this key.
    static Optional<SealAlgorithm> of(String name, PublicKey key) {
        return Arrays.stream(values())
                .filter(each -> each.names.contains(name) && each.fits.test(key))
                .findFirst();
    }

    /// The same for the seal of a container.
    static Optional<SealAlgorithm> ofXml(String uri, PublicKey key) {
        return Optional.ofNullable(IN_XML.get(uri)).filter(algorithm -> algorithm.fits.test(key));
    }

    boolean verifies(PublicKey key, byte[] signed, byte[] value) {
        try {
            var signature = verifying(key, Signature.getInstance(jdkName));
            signature.update(signed);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// For the many signatures of one key: a signature object that is ready to check one after the other. Bouncy
    /// Castle is slow to load, and then several times faster on the curves of ECDSA than the JDK.
    Signature verifyingMany(PublicKey key) throws GeneralSecurityException {
        return switch (this) {
            case ES256 -> verifying(key, Signature.getInstance("SHA256withPLAIN-ECDSA", BouncyCastle.PROVIDER));
            case ES384 -> verifying(key, Signature.getInstance("SHA384withPLAIN-ECDSA", BouncyCastle.PROVIDER));
            case PS256, RS256, ED25519, ML_DSA_44, ML_DSA_65 -> verifying(key, Signature.getInstance(jdkName));
        };
    }

    private Signature verifying(PublicKey key, Signature signature) throws GeneralSecurityException {
        signature.initVerify(key);
        if (this == PS256) {
            signature.setParameter(PSS);
        }
        return signature;
    }

    /// Loaded when the first of many signatures is checked, and not for one alone.
    private static final class BouncyCastle {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }

    private static Predicate<PublicKey> onCurve(Curve curve) {
        return key -> key instanceof ECPublicKey ec && curve.equals(Curve.forECParameterSpec(ec.getParams()));
    }

    private static Predicate<PublicKey> ofParameters(String name) {
        return key -> key instanceof AsymmetricKey asymmetric
                && asymmetric.getParams() instanceof NamedParameterSpec parameters
                && parameters.getName().equals(name);
    }

    private static boolean isLongRsa(PublicKey key) {
        return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= RSA_BITS;
    }
}
