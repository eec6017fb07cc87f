package org.eaddress.hub.evidence;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the sealing key lies: a PKCS#12 key store with one private key and its chain up to the anchor.
@ConfigurationProperties("hub.seal")
record EvidenceSettings(Path keyStore, String password) {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EvidenceSettings.class)
    static class Beans {
        @Bean
        SealingKey sealingKey(EvidenceSettings settings) {
            return SealingKey.read(settings.keyStore(), settings.password().toCharArray());
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
