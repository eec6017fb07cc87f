package org.eaddress.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// The protected header with its time, whatever was encoded just before.
class SealHeaderTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:15:30.250Z");
    private static final SealHeader ONE = new SealHeader(1, "{\"kid\":\"one\",\"iat\":%iat%}");
    private static final SealHeader OTHER = new SealHeader(2, "{\"kid\":\"two\",\"iat\":%iat%}");

    @Test
    void eachSecondAndEachHeaderIsItsOwn() {
        assertThat(decoded(ONE, NOW)).isEqualTo("{\"kid\":\"one\",\"iat\":1793700930}");
        assertThat(decoded(OTHER, NOW)).isEqualTo("{\"kid\":\"two\",\"iat\":1793700930}");
        assertThat(decoded(ONE, NOW.plusSeconds(1))).isEqualTo("{\"kid\":\"one\",\"iat\":1793700931}");
        assertThat(decoded(ONE, NOW.plusMillis(100))).isEqualTo("{\"kid\":\"one\",\"iat\":1793700930}");
        assertThat(decoded(new SealHeader(1, ONE.template()), NOW)).isEqualTo(decoded(ONE, NOW));
    }

    private static String decoded(SealHeader header, Instant at) {
        return new String(Base64.getUrlDecoder().decode(header.encodedAt(at)), StandardCharsets.UTF_8);
    }
}
