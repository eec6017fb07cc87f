package org.eaddress.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.hub.evidence.SealRoot.year;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealAlgorithmTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "P-256, ES256",
        "P-384, ES384",
        "RSA-3072, PS256",
        "RSA-4096, PS256",
        "Ed25519, EdDSA",
        "ML-DSA-44, ML-DSA-44",
        "ML-DSA-65, ML-DSA-65"
    })
    void theAlgorithmFollowsTheKey(String kind, String algorithm) {
        Path file = folder.resolve("seal.p12");
        new SealRoot("Root").put(file, "seal", kind, year(2026), year(2030));
        SealingRoom room = new SealingRoom(SealSettings.of(file, Map.of()), year(2027));

        String seal = room.seal();

        assertThat(SealingRoom.algorithm(seal)).isEqualTo(algorithm);
        assertThat(room.verdict(seal).findings()).isEmpty();
        assertThat(room.verdict(seal).valid()).isTrue();
    }
}
