package org.eaddress.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EvidenceSettingsTest {
    private static final Instant NEW_YEAR = Instant.parse("2027-12-31T22:00:00Z");

    @Test
    void aKeyBeginsAtTheMomentThatIsSetForItsAlias() {
        EvidenceSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "hub.seal.kind", "pkcs11",
                        "hub.seal.key-store", "seal.p12",
                        "hub.seal.pkcs11", "seal.cfg",
                        "hub.seal.password", "5678",
                        "hub.seal.warn-before", "30d",
                        "hub.seal.from.seal-2028", "2027-12-31T22:00:00Z",
                        "hub.seal.from[seal 2029]", "2027-12-31T22:00:00Z")))
                .bind("hub.seal", EvidenceSettings.class)
                .get();

        assertThat(settings)
                .isEqualTo(new EvidenceSettings(
                        EvidenceSettings.Kind.PKCS11,
                        Path.of("seal.p12"),
                        Path.of("seal.cfg"),
                        "5678",
                        Map.of("seal-2028", NEW_YEAR, "seal 2029", NEW_YEAR),
                        Duration.ofDays(30)));
    }
}
