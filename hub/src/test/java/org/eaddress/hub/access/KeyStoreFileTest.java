package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreFileTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theFirstStartMakesAKeyAndTheNextFindsIt() {
        String first = keyId(file("password", true).open());

        assertThat(keyId(file("password", true).open())).isEqualTo(first);
    }

    @Test
    void onlyTheOwnerReadsWhatIsMade() throws IOException {
        file("password", true).open();

        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(1)
                    .allSatisfy(made -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void instancesThatStartTogetherAgreeOnOneKey() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<String> start = () -> keyId(file("password", true).open());
            var ids = threads.invokeAll(Collections.nCopies(8, start)).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(ids).containsOnly(ids.getFirst());
        }
    }

    @Test
    void aMissingKeyStoreIsNotMadeWhereThatIsForbidden() {
        assertThatThrownBy(() -> file("password", false).open()).hasMessageContaining("make-key-store");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aWrongPasswordIsNotGotAround() {
        file("right", true).open();

        assertThatThrownBy(() -> file("wrong", true).open()).hasMessageContaining("cannot be opened");
    }

    @Test
    void theNewestKeyThatHasBegunSignsAndAllVerify() throws GeneralSecurityException, IOException {
        char[] password = "password".toCharArray();
        KeyStore store = store(FirstKey.keyStore(password, NOW), password);
        KeyStore tomorrows = store(FirstKey.keyStore(password, NOW.plus(Duration.ofDays(1))), password);
        String alias = tomorrows.aliases().nextElement();
        store.setKeyEntry(alias, tomorrows.getKey(alias, password), password, tomorrows.getCertificateChain(alias));

        TokenKeys keys = TokenKeys.of(store, password);

        String today = keys.signing(NOW.plusSeconds(1)).getKeyID();
        String tomorrow = keys.signing(NOW.plus(Duration.ofDays(2))).getKeyID();
        assertThat(today).isNotEqualTo(tomorrow);
        assertThat(keys.verifying(today)).isPresent();
        assertThat(keys.verifying(tomorrow)).isPresent();
        assertThat(keys.published().getKeys()).hasSize(2).noneMatch(key -> key.isPrivate());
    }

    private static KeyStore store(byte[] bytes, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), password);
        return store;
    }

    private static String keyId(TokenKeys keys) {
        return keys.signing(Instant.now()).getKeyID();
    }

    private KeyStoreFile file(String password, boolean make) {
        var settings = new AccessSettings.Access(
                folder.resolve("access.p12"),
                password,
                make,
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                100,
                "level");
        return new KeyStoreFile(settings, Clock.systemUTC());
    }
}
