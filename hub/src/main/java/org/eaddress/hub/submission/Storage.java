package org.eaddress.hub.submission;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eaddress.storage.DocumentVault;
import org.eaddress.storage.FileObjectStore;
import org.eaddress.storage.KeyEncryption;
import org.eaddress.storage.LockProbe;
import org.eaddress.storage.ObjectStore;
import org.eaddress.storage.S3ObjectStore;
import org.eaddress.storage.S3Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where documents are stored, by configuration (`hub.storage`).
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Limits.class, Storage.S3.class})
class Storage {

    @Bean
    @ConditionalOnProperty(name = "hub.storage.kind", havingValue = "file")
    ObjectStore fileObjects(@Value("${hub.storage.folder}") Path folder) throws IOException {
        return FileObjectStore.open(folder);
    }

    @Bean
    @ConditionalOnProperty(name = "hub.storage.kind", havingValue = "s3")
    ObjectStore s3Objects(S3 s3) {
        return S3ObjectStore.connect(s3.settings());
    }

    /// What keeps the files from being undeletable: that they are files.
    @Bean
    @ConditionalOnProperty(name = "hub.storage.kind", havingValue = "file")
    StoreLock.Gap fileGap() {
        return () -> Optional.of("documents lie in files, which whoever rules the machine can delete and change");
    }

    @Bean
    @ConditionalOnProperty(name = "hub.storage.kind", havingValue = "s3")
    StoreLock.Gap bucketGap(S3 s3) {
        return () -> LockProbe.firstGap(s3.settings()).map(gap -> "of the bucket %s: %s".formatted(s3.bucket(), gap));
    }

    /// The bucket, `hub.storage.s3`; with a retention each object is locked (COMPLIANCE) when it is written.
    @ConfigurationProperties("hub.storage.s3")
    record S3(
            URI endpoint,
            String region,
            String bucket,
            String accessKey,
            String secretKey,
            @Nullable Duration retention) {
        S3Settings settings() {
            S3Settings settings = S3Settings.of(endpoint, region, bucket, accessKey, secretKey);
            return retention == null ? settings : settings.withRetention(retention);
        }

        /// It holds a secret and is never printed.
        @Override
        public String toString() {
            return "S3[" + endpoint + "]";
        }
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
