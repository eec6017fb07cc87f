package org.eaddress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyEncryptionTest {

    private static final byte[] DATA_KEY = Contents.bytes(32);

    @TempDir
    private Path folder;

    private Path file;
    private KeyEncryption keys;

    @BeforeEach
    void create() throws IOException {
        file = folder.resolve("keys.p12");
        keys = KeyStores.fresh(file);
    }

    @Test
    void aWrappedKeyUnwrapsForItsPurpose() throws IOException {
        var wrapped = keys.wrap(DATA_KEY, "test");

        assertThat(keys.unwrap(wrapped, "test")).isEqualTo(DATA_KEY);
        assertThat(wrapped).hasSizeLessThanOrEqualTo(128);
    }

    @Test
    void theSameKeyIsNeverWrappedTheSameWayTwice() {
        assertThat(keys.wrap(DATA_KEY, "test")).isNotEqualTo(keys.wrap(DATA_KEY, "test"));
    }

    @Test
    void aWrappedKeyOpensForNoOtherPurpose() {
        var wrapped = keys.wrap(DATA_KEY, "test");

        assertThatThrownBy(() -> keys.unwrap(wrapped, "other")).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void everyChangedByteOfAWrappedKeyIsFound() {
        for (int at = 0; at < keys.wrap(DATA_KEY, "test").length; at++) {
            var wrapped = keys.wrap(DATA_KEY, "test");
            wrapped[at] ^= 1;
            assertThatThrownBy(() -> keys.unwrap(wrapped, "test"))
                    .as("byte %d", at)
                    .isInstanceOf(KeyUnavailableException.class);
        }
    }

    @Test
    void everyCutWrappedKeyIsFound() {
        var wrapped = keys.wrap(DATA_KEY, "test");
        for (int length = 0; length < wrapped.length; length++) {
            var cut = Arrays.copyOf(wrapped, length);
            assertThatThrownBy(() -> keys.unwrap(cut, "test")).isInstanceOf(KeyUnavailableException.class);
        }
    }

    @Test
    void afterRotationTheNewestWrapsAndAllUnwrap() throws Exception {
        var old = keys.wrap(DATA_KEY, "test");
        KeyStores.add(file, "kek-0002", 256);
        var rotated = KeyEncryption.fromKeyStore(file, KeyStores.password());
        var fresh = rotated.wrap(DATA_KEY, "test");

        assertThat(rotated.keyIds()).containsExactly("kek-0001", "kek-0002");
        assertThat(rotated.unwrap(old, "test")).isEqualTo(DATA_KEY);
        assertThat(rotated.unwrap(fresh, "test")).isEqualTo(DATA_KEY);
        assertThatThrownBy(() -> keys.unwrap(fresh, "test")).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void whatAWithdrawnKeyWrappedStaysShut() throws Exception {
        var old = keys.wrap(DATA_KEY, "test");
        KeyStores.add(file, "kek-0002", 256);
        KeyStores.remove(file, "kek-0001");
        var rotated = KeyEncryption.fromKeyStore(file, KeyStores.password());

        assertThatThrownBy(() -> rotated.unwrap(old, "test")).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void anotherStoresKeyOfTheSameIdOpensNothing() throws IOException {
        var other = KeyStores.fresh(folder.resolve("other.p12"));

        assertThatThrownBy(() -> other.unwrap(keys.wrap(DATA_KEY, "test"), "test"))
                .isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void aNewKeyStoreIsForItsOwnerOnlyAndLiesAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void anExistingKeyStoreIsNeverReplaced() throws IOException {
        var before = Files.readAllBytes(file);

        assertThatThrownBy(() -> KeyEncryption.createKeyStore(file, KeyStores.password()))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasBinaryContent(before);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aWrongPasswordOpensNoKeyStore() {
        assertThatThrownBy(() -> KeyEncryption.fromKeyStore(file, "wrong".toCharArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aShorterKeyIsRefused() throws Exception {
        KeyStores.add(file, "kek-0002", 128);

        assertThatThrownBy(() -> KeyEncryption.fromKeyStore(file, KeyStores.password()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("256 bits");
    }

    @Test
    void aKeyStoreWithoutAKeyIsRefused() throws Exception {
        KeyStores.remove(file, "kek-0001");

        assertThatThrownBy(() -> KeyEncryption.fromKeyStore(file, KeyStores.password()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no secret key");
    }
}
