package org.eaddress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {

    /// FIPS 180-2, appendix B.1.
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final Sha256 DIGEST = Sha256.digestOf("abc".getBytes(StandardCharsets.US_ASCII));

    @Test
    void theStandardsExampleHasItsDigest() {
        assertThat(DIGEST.hex()).isEqualTo(ABC);
        assertThat(DIGEST).hasToString(ABC);
    }

    @Test
    void hexAndBytesLeadBackToTheSameDigest() {
        assertThat(Sha256.parse(ABC)).isEqualTo(DIGEST).hasSameHashCodeAs(DIGEST);
        assertThat(Sha256.of(DIGEST.bytes())).isEqualTo(DIGEST);
    }

    @Test
    void digestsOfDifferentContentDiffer() {
        assertThat(Sha256.digestOf(new byte[0])).isNotEqualTo(DIGEST);
    }

    @Test
    void noCallerCanChangeADigest() {
        var bytes = DIGEST.bytes();
        var digest = Sha256.of(bytes);
        bytes[0] = 0;
        digest.bytes()[1] = 0;

        assertThat(digest).isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ba78", ABC + "00", "xa7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})
    void otherTextsAreNoDigest(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.parse(text));
    }

    @Test
    void upperCaseIsNoSecondFormOfADigest() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.parse(ABC.toUpperCase(Locale.ROOT)));
    }

    @Test
    void otherLengthsAreNoDigest() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.of(new byte[33]));
    }
}
