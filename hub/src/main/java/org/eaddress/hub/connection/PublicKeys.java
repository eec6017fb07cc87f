package org.eaddress.hub.connection;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.text.ParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/// Public keys in the two forms that they come in. Only EC on P-256 is taken; of any other the fault names its
/// kind.
final class PublicKeys {
    private static final Pattern CURVE = Pattern.compile("\"crv\"\\s*:\\s*\"([A-Za-z0-9-]{1,20})\"");

    private PublicKeys() {}

    /// @throws ConnectionRefused when it is not one that is taken
    static ECKey ofJwk(String json) {
        JWK jwk = parsed(json);
        if (jwk.isPrivate()) {
            throw Fault.refused(Fault.Kind.PRIVATE_KEY);
        }
        if (jwk instanceof ECKey key && Curve.P_256.equals(key.getCurve())) {
            return plain(key);
        }
        throw Fault.refused(Fault.Kind.OTHER_KIND_OF_KEY, kind(jwk));
    }

    /// However the coordinates were written, with zeros before them or without.
    private static ECKey plain(ECKey key) {
        try {
            return named(new ECKey.Builder(Curve.P_256, key.toECPublicKey()));
        } catch (JOSEException _) {
            throw Fault.refused(Fault.Kind.NOT_A_KEY);
        }
    }

    private static JWK parsed(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException | IllegalArgumentException _) {
            throw otherCurve(json).orElseGet(() -> Fault.refused(Fault.Kind.NOT_A_KEY));
        }
    }

    private static Optional<ConnectionRefused> otherCurve(String json) {
        return CURVE.matcher(json)
                .results()
                .map(found -> found.group(1))
                .filter(curve -> !curve.equals(Curve.P_256.getName()))
                .map(curve -> Fault.refused(Fault.Kind.OTHER_KIND_OF_KEY, "EC " + curve))
                .findFirst();
    }

    private static String kind(JWK jwk) {
        return switch (jwk) {
            case RSAKey rsa -> "RSA " + rsa.getModulus().decodeToBigInteger().bitLength();
            case ECKey ec -> "EC " + ec.getCurve().getName();
            default -> jwk.getKeyType().getValue();
        };
    }

    /// @throws ConnectionRefused when it is not one that is taken
    static ECKey of(SubjectPublicKeyInfo key) {
        if (!isOnP256(key.getAlgorithm())) {
            throw Fault.refused(Fault.Kind.OTHER_KIND_OF_KEY, kind(key));
        }
        try {
            if (PublicKeyFactory.createKey(key) instanceof ECPublicKeyParameters ec) {
                var point = ec.getQ().normalize();
                int bits = point.getCurve().getFieldSize();
                return named(new ECKey.Builder(
                        Curve.P_256,
                        ECKey.encodeCoordinate(bits, point.getAffineXCoord().toBigInteger()),
                        ECKey.encodeCoordinate(bits, point.getAffineYCoord().toBigInteger())));
            }
        } catch (IOException | RuntimeException _) {
            throw Fault.refused(Fault.Kind.NOT_A_KEY);
        }
        throw Fault.refused(Fault.Kind.NOT_A_KEY);
    }

    private static boolean isOnP256(AlgorithmIdentifier algorithm) {
        return X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())
                && SECObjectIdentifiers.secp256r1.equals(algorithm.getParameters());
    }

    private static String kind(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)) {
            return rsa(key);
        }
        return X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm)
                ? curve(key.getAlgorithm()).map(name -> "EC " + name).orElse("EC")
                : algorithm.getId();
    }

    /// The modulus as it was written: to look whether it is a good one takes many seconds.
    private static String rsa(SubjectPublicKeyInfo key) {
        try {
            return "RSA "
                    + RSAPublicKey.getInstance(key.parsePublicKey())
                            .getModulus()
                            .bitLength();
        } catch (IOException | RuntimeException _) {
            return "RSA";
        }
    }

    private static Optional<String> curve(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
                ? Optional.ofNullable(ECNamedCurveTable.getName(curve))
                : Optional.empty();
    }

    private static ECKey named(ECKey.Builder key) {
        try {
            return key.keyIDFromThumbprint().build();
        } catch (JOSEException | IllegalStateException _) {
            throw Fault.refused(Fault.Kind.NOT_A_KEY);
        }
    }
}
