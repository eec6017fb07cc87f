package org.eaddress.hub.evidence;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the sealing keys lie, and when each begins to seal.
///
/// @param keyStore the PKCS#12 file
/// @param pkcs11 the file that tells SunPKCS11 which library and slot to use
/// @param password of the file, or the PIN of the device
/// @param from by alias, where a key is to begin later than its certificate
@ConfigurationProperties("hub.seal")
record EvidenceSettings(
        Kind kind,
        Path keyStore,
        @Nullable Path pkcs11,
        String password,
        @DefaultValue Map<String, Instant> from,
        Duration warnBefore) {

    enum Kind {
        PKCS12,
        PKCS11
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EvidenceSettings.class)
    static class Beans {
        @Bean
        SealKeyStore sealKeyStore(EvidenceSettings settings) {
            return SealKeyStore.of(settings);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
