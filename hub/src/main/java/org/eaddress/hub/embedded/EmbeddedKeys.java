package org.eaddress.hub.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.eaddress.storage.KeyEncryption;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Makes, at the first start on an empty data folder, the keys of a hub that was given none: a sealing key and a
/// key for time-stamps under an authority of their own, the key of the authority for organisations' systems, a
/// key-encryption key for documents, and the password of the key stores, which is random and lies beside them.
class EmbeddedKeys implements EnvironmentPostProcessor {
    private static final int PASSWORD_BYTES = 24;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("hub.keys.password")) {
            return;
        }
        Path keys = Path.of(environment.getProperty("hub.data", "data"), "keys");
        try {
            Files.createDirectories(keys, Private.FOLDER);
            String password = password(keys.resolve("password"));
            SealAuthority.makeIfAbsent(
                    keys.resolve("seal.p12"), keys.resolve("time-stamp.p12"), password.toCharArray());
            ConnectionAuthority.makeIfAbsent(keys.resolve("connections.p12"), password.toCharArray());
            if (!Files.exists(keys.resolve("storage.p12"))) {
                KeyEncryption.createKeyStore(keys.resolve("storage.p12"), password.toCharArray());
            }
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "embedded-keys",
                            Map.of("hub.keys.password", password, "hub.access.make-key-store", "true")));
        } catch (IOException e) {
            throw new UncheckedIOException("The keys cannot be made in " + keys, e);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Private.write(file, Base64.getUrlEncoder().withoutPadding().encode(random));
        }
        return Files.readString(file).strip();
    }
}
