package org.eaddress.hub.evidence;

import com.nimbusds.jose.jwk.Curve;
import java.security.AsymmetricKey;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/// The algorithms of seals by their JWS names. The key decides which it is.
///
/// ECDSA values have the form of RFC 7518 section 3.4, two numbers of fixed length. EdDSA keeps the name of RFC
/// 8037, which signature tools know, not the one of RFC 9864. The names of ML-DSA are those of an IETF draft.
enum SealAlgorithm {
    ES256("ES256", onCurve(Curve.P_256), "SHA256withECDSAinP1363Format", "SHA256withPLAIN-ECDSA", "SHA256withECDSA"),
    ES384("ES384", onCurve(Curve.P_384), "SHA384withECDSAinP1363Format", "SHA384withPLAIN-ECDSA", "SHA384withECDSA"),
    PS256("PS256", SealAlgorithm::isLongRsa, "RSASSA-PSS", null, "SHA256withRSAandMGF1"),
    ED25519("EdDSA", named("Ed25519"), "Ed25519", "Ed25519", "Ed25519"),
    ML_DSA_44("ML-DSA-44", named("ML-DSA-44"), "ML-DSA", null, null),
    ML_DSA_65("ML-DSA-65", named("ML-DSA-65"), "ML-DSA", null, null);

    /// Faster than the JDK where it has a name of its own below.
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);
    private static final int RSA_BITS = 3072;

    private final String joseName;
    private final Predicate<PublicKey> fits;
    private final String jdkName;
    private final @Nullable String bouncyCastleName;
    private final @Nullable String xadesName;

    SealAlgorithm(
            String joseName,
            Predicate<PublicKey> fits,
            String jdkName,
            @Nullable String bouncyCastleName,
            @Nullable String xadesName) {
        this.joseName = joseName;
        this.fits = fits;
        this.jdkName = jdkName;
        this.bouncyCastleName = bouncyCastleName;
        this.xadesName = xadesName;
    }

    /// The algorithm for the private key of this public one; empty when it is of no kind that may seal.
    static Optional<SealAlgorithm> of(PublicKey key) {
        return Arrays.stream(values()).filter(each -> each.fits.test(key)).findFirst();
    }

    /// Its name in the header of a seal.
    String joseName() {
        return joseName;
    }

    /// Its name in Java's words for XAdES; empty when XAdES has no form for it.
    Optional<String> xadesName() {
        return Optional.ofNullable(xadesName);
    }

    /// A signature object, ready to sign.
    ///
    /// @param device the provider that reaches the key, where it does not lie in memory
    Signature signing(PrivateKey key, @Nullable Provider device) throws GeneralSecurityException {
        Signature signature = device == null ? inSoftware() : Signature.getInstance(jdkName, device);
        signature.initSign(key);
        withParameters(signature);
        return signature;
    }

    /// Whether the value is one over the input by the private key of this public one.
    boolean verifies(PublicKey key, byte[] input, byte[] value) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(jdkName);
        signature.initVerify(key);
        withParameters(signature);
        signature.update(input);
        return signature.verify(value);
    }

    private Signature inSoftware() throws GeneralSecurityException {
        return bouncyCastleName == null
                ? Signature.getInstance(jdkName)
                : Signature.getInstance(bouncyCastleName, BOUNCY_CASTLE);
    }

    private void withParameters(Signature signature) throws GeneralSecurityException {
        if (this == PS256) {
            signature.setParameter(PSS);
        }
    }

    private static Predicate<PublicKey> onCurve(Curve curve) {
        return key -> key instanceof ECPublicKey ec && curve.equals(Curve.forECParameterSpec(ec.getParams()));
    }

    private static Predicate<PublicKey> named(String name) {
        return key -> key instanceof AsymmetricKey asymmetric
                && asymmetric.getParams() instanceof NamedParameterSpec parameters
                && parameters.getName().equals(name);
    }

    private static boolean isLongRsa(PublicKey key) {
        return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= RSA_BITS;
    }
}
