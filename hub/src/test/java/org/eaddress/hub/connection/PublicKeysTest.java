package org.eaddress.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

class PublicKeysTest {
    /// No prime divides it but two: whoever looked whether it is a good modulus would not take it.
    @Test
    void theModulusOfAnRsaKeyIsMeasuredAndNotTried() throws IOException {
        SubjectPublicKeyInfo key = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(BigInteger.ONE.shiftLeft(16_383), BigInteger.valueOf(65_537)));

        assertThatThrownBy(() -> PublicKeys.of(key))
                .isInstanceOfSatisfying(
                        ConnectionRefused.class,
                        refused -> assertThat(refused.fault())
                                .isEqualTo(new Fault(Fault.Kind.OTHER_KIND_OF_KEY, "RSA 16384")));
    }
}
