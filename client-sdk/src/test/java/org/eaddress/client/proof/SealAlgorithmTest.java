package org.eaddress.client.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.client.proof.Permit.VERIFIER;
import static org.eaddress.client.proof.Permit.requireFindings;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Seals here are made by Bouncy Castle, the verifier checks them with the JDK.
class SealAlgorithmTest {
    @ParameterizedTest
    @CsvSource({
        "ES256, P-256, SHA256withPLAIN-ECDSA",
        "ES384, P-384, SHA384withPLAIN-ECDSA",
        "PS256, RSA-3072, SHA256withRSAandMGF1",
        "PS256, RSA-4096, SHA256withRSAandMGF1",
        "EdDSA, Ed25519, Ed25519",
        "Ed25519, Ed25519, Ed25519",
        "ML-DSA-44, ML-DSA-44, ML-DSA-44",
        "ML-DSA-65, ML-DSA-65, ML-DSA-65"
    })
    void aSealOfEachAllowedAlgorithmVerifies(String name, String key, String signature) {
        var sealed = AnyKey.of(key).seal(name, signature);

        assertThat(VERIFIER.verify(sealed).findings()).isEmpty();
        assertThat(VERIFIER.verify(sealed).valid()).isTrue();
        requireFindings(VERIFIER.verify(withAnotherPayload(sealed)), "seal-broken");
        requireFindings(VERIFIER.verify(withoutTheLastByte(sealed)), "seal-broken");
    }

    @ParameterizedTest
    @CsvSource({
        "ES256, P-384, SHA256withPLAIN-ECDSA",
        "ES384, P-256, SHA384withPLAIN-ECDSA",
        "ES256, brainpoolP256r1, SHA256withPLAIN-ECDSA",
        "ES512, P-521, SHA512withPLAIN-ECDSA",
        "ES256, RSA-3072, SHA256withRSAandMGF1",
        "PS256, RSA-2048, SHA256withRSAandMGF1",
        "PS384, RSA-3072, SHA384withRSAandMGF1",
        "RS256, RSA-3072, SHA256withRSA",
        "PS256, P-256, SHA256withPLAIN-ECDSA",
        "EdDSA, P-256, SHA256withPLAIN-ECDSA",
        "EdDSA, Ed448, Ed448",
        "ML-DSA-44, ML-DSA-65, ML-DSA-65",
        "ML-DSA-65, ML-DSA-44, ML-DSA-44",
        "ML-DSA-87, ML-DSA-87, ML-DSA-87"
    })
    void anAlgorithmIsRefusedThatIsNotAllowedOrNotWithThisKey(String name, String key, String signature) {
        requireFindings(VERIFIER.verify(AnyKey.of(key).seal(name, signature)), "algorithm-not-allowed: " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "ES256, P-256, SHA256withECDSA",
        "ES256, P-256, SHA384withPLAIN-ECDSA",
        "PS256, RSA-3072, SHA256withRSA",
        "PS256, RSA-3072, SHA384withRSAandMGF1"
    })
    void aValueOfAnotherFormThanTheNamedAlgorithmIsBroken(String name, String key, String signature) {
        requireFindings(VERIFIER.verify(AnyKey.of(key).seal(name, signature)), "seal-broken");
    }

    private static String withAnotherPayload(String sealed) {
        var parts = sealed.split("\\.");
        var other = AnyKey.of("P-256").seal("ES256", "SHA256withPLAIN-ECDSA").split("\\.")[1];
        return parts[0] + "." + other + "." + parts[2];
    }

    private static String withoutTheLastByte(String sealed) {
        var dot = sealed.lastIndexOf('.') + 1;
        var value = Base64.getUrlDecoder().decode(sealed.substring(dot));
        var shorter = Arrays.copyOf(value, value.length - 1);
        return sealed.substring(0, dot)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(shorter);
    }
}
