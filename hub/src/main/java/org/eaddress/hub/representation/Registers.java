package org.eaddress.hub.representation;

import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The register that this hub has.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegisterSettings.class)
class Registers {
    @Bean
    RepresentationRegister representationRegister(RegisterSettings settings, EntryReader reader) {
        return settings.url().isEmpty()
                ? new FolderRegister(Path.of(settings.folder()), reader, settings.recordBytes())
                : new HttpRegister(settings, reader);
    }
}
