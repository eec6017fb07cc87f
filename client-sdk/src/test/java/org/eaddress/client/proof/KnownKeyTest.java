package org.eaddress.client.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A key seen before is checked by another implementation, which must decide as the first one does.
class KnownKeyTest {
    private static final byte[] SIGNED = {1, 2, 3};

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384"})
    void takesAndRefusesWhatTheFirstCheckDoes(SealAlgorithm algorithm) throws GeneralSecurityException {
        KeyPair pair = pair(algorithm == SealAlgorithm.ES256 ? "secp256r1" : "secp384r1");
        var known = new KnownKey(pair.getPublic());
        for (int i = 0; i < KnownKey.FEW; i++) {
            assertThat(known.verifies(algorithm, SIGNED, signature(pair, algorithm)))
                    .isTrue();
        }
        for (int round = 0; round < 2; round++) { // the second has the objects of the first
            var good = signature(pair, algorithm);
            assertThat(known.verifies(algorithm, SIGNED, good)).isTrue();
            assertThat(known.verifies(algorithm, new byte[] {1, 2, 4}, good)).isFalse();
            for (byte[] bad : spoilt(good)) {
                assertThat(algorithm.verifies(pair.getPublic(), SIGNED, bad)).isFalse();
                assertThat(known.verifies(algorithm, SIGNED, bad)).isFalse();
            }
            assertThat(known.verifies(algorithm, SIGNED, good)).isTrue();
        }
    }

    private static List<byte[]> spoilt(byte[] good) {
        var ones = new byte[good.length];
        Arrays.fill(ones, (byte) -1);
        var zeroR = good.clone();
        Arrays.fill(zeroR, 0, good.length / 2, (byte) 0);
        var changed = good.clone();
        changed[good.length - 1] ^= 1;
        return List.of(
                new byte[0],
                new byte[good.length],
                ones,
                zeroR,
                changed,
                Arrays.copyOf(good, good.length - 1),
                Arrays.copyOf(good, good.length + 1));
    }

    private static byte[] signature(KeyPair pair, SealAlgorithm algorithm) throws GeneralSecurityException {
        var digest = algorithm == SealAlgorithm.ES256 ? "SHA256" : "SHA384";
        var signature = Signature.getInstance(digest + "withECDSAinP1363Format");
        signature.initSign(pair.getPrivate());
        signature.update(SIGNED);
        return signature.sign();
    }

    private static KeyPair pair(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
