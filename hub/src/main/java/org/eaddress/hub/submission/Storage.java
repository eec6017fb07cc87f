package org.eaddress.hub.submission;

import java.io.IOException;
import java.nio.file.Path;
import org.eaddress.storage.DocumentVault;
import org.eaddress.storage.FileObjectStore;
import org.eaddress.storage.KeyEncryption;
import org.eaddress.storage.ObjectStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where documents are stored, by configuration (`hub.storage`).
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class Storage {

    @Bean
    @ConditionalOnProperty(name = "hub.storage.kind", havingValue = "file")
    ObjectStore fileObjects(@Value("${hub.storage.folder}") Path folder) throws IOException {
        return FileObjectStore.open(folder);
    }

    @Bean
    DocumentVault documentVault(
            ObjectStore objects,
            @Value("${hub.storage.key-store}") Path keyStore,
            @Value("${hub.storage.password}") String password)
            throws IOException {
        return new DocumentVault(objects, KeyEncryption.fromKeyStore(keyStore, password.toCharArray()));
    }
}
