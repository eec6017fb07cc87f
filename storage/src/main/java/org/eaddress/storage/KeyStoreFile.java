package org.eaddress.storage;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.aead.XAesGcmParameters;
import com.google.crypto.tink.subtle.Random;
import com.google.crypto.tink.util.SecretBytes;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.SecretKeyEntry;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The PKCS#12 file that key-encryption keys lie in.
final class KeyStoreFile {

    private static final String FIRST_ID = "kek-0001";
    private static final int KEY_LENGTH = 32;
    private static final int SALT_LENGTH = 12;
    private static final Pattern ID = Pattern.compile("[a-z0-9._-]{1,32}");

    private KeyStoreFile() {}

    static NavigableMap<String, Aead> read(Path file, char[] password) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return keysOf(content, password);
        } catch (GeneralSecurityException e) {
            throw new IOException("The key store %s cannot be used: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static NavigableMap<String, Aead> keysOf(InputStream content, char[] password)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(content, password);
        var keys = new TreeMap<String, Aead>();
        for (var id : Collections.list(store.aliases())) {
            if (store.getKey(id, password) instanceof SecretKey key) {
                keys.put(checked(id), aead(key));
            }
        }
        if (keys.isEmpty()) {
            throw new GeneralSecurityException("it holds no secret key.");
        }
        return keys;
    }

    private static String checked(String id) throws GeneralSecurityException {
        if (!ID.matcher(id).matches()) {
            throw new GeneralSecurityException("the id of a key is 1 to 32 of a-z, 0-9, '.', '_' and '-'.");
        }
        return id;
    }

    @AccessesPartialKey
    private static Aead aead(SecretKey key) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals("AES") || key.getEncoded().length != KEY_LENGTH) {
            throw new GeneralSecurityException("a key-encryption key is AES with 256 bits.");
        }
        AeadConfig.register();
        var parameters = XAesGcmParameters.create(XAesGcmParameters.Variant.NO_PREFIX, SALT_LENGTH);
        var bytes = SecretBytes.copyFrom(key.getEncoded(), InsecureSecretKeyAccess.get());
        var entry = KeysetHandle.importKey(XAesGcmKey.create(parameters, bytes, null))
                .withRandomId()
                .makePrimary();
        var handle = KeysetHandle.newBuilder().addEntry(entry).build();
        return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /// Order of writes: a temporary file, its fsync, a link by its final name (never over an existing file), the
    /// fsync of the folder.
    static void create(Path file, char[] password) throws IOException {
        var folder = file.toAbsolutePath().resolveSibling(".").normalize();
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var temporary = Files.createTempFile(folder, ".key-store", ".part", ownerOnly);
        try {
            write(temporary, password);
            Files.createLink(file, temporary);
        } finally {
            Files.delete(temporary);
        }
        new LocalDisk().sync(folder);
    }

    private static void write(Path file, char[] password) throws IOException {
        try (var out = new FileOutputStream(file.toFile())) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            var key = new SecretKeySpec(Random.randBytes(KEY_LENGTH), "AES");
            store.setEntry(FIRST_ID, new SecretKeyEntry(key), new PasswordProtection(password));
            store.store(out, password);
            out.getFD().sync();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java writes PKCS#12.", e);
        }
    }
}
