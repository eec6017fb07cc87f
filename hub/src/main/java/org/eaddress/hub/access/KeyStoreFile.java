package org.eaddress.hub.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Objects;

/// The PKCS#12 file that holds the keys for access tokens.
///
/// Where it may be made, it is made once, by whichever instance comes first: it is written whole beside its place,
/// flushed, and then linked there, which fails if another was faster. A crash leaves nothing half made.
final class KeyStoreFile {
    private final AccessSettings.Access settings;
    private final Clock clock;

    KeyStoreFile(AccessSettings.Access settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// The keys in the file, which is made before if it is missing and may be made.
    TokenKeys open() {
        try {
            if (Files.notExists(settings.keyStore())) {
                make(settings.keyStore(), FirstKey.keyStore(password(), clock.instant()));
            }
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException("the key store for access tokens cannot be made", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store for access tokens cannot be made", e);
        }
    }

    /// The keys in the file.
    TokenKeys read() {
        try {
            char[] password = password();
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(settings.keyStore())) {
                store.load(in, password);
            }
            return TokenKeys.of(store, password);
        } catch (IOException e) {
            throw new UncheckedIOException("the key store for access tokens cannot be opened", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store for access tokens cannot be opened", e);
        }
    }

    private char[] password() {
        return settings.keyStorePassword().toCharArray();
    }

    private void make(Path file, byte[] content) throws IOException {
        if (!settings.makeKeyStore()) {
            throw new IllegalStateException(
                    "%s is missing, and hub.access.make-key-store forbids to make it".formatted(file));
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".draft", ownerOnly);
        try {
            Files.write(draft, content);
            flush(draft);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // Another instance was faster; its file is the one.
        } finally {
            Files.delete(draft);
            flush(folder);
        }
    }

    private static void flush(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
