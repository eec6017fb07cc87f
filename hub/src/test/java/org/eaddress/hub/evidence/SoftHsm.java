package org.eaddress.hub.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/// One empty token of SoftHSM for the JVM. `infra/lib/install-test-tools` installs SoftHSM; the build names the
/// configuration in the environment, where the library looks for it.
final class SoftHsm {
    static final String PIN = "5678";

    private static final Path FOLDER = make();

    private SoftHsm() {}

    /// The folder with `seal.cfg`, as the guide shows it.
    static Path folder() {
        return FOLDER;
    }

    private static Path make() {
        try {
            Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
            Path folder = Objects.requireNonNull(configuration.toAbsolutePath().getParent());
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder.resolve("tokens"));
            Files.writeString(configuration, "directories.tokendir = %s\n".formatted(folder.resolve("tokens")));
            Files.writeString(folder.resolve("seal.cfg"), Guide.block("slotListIndex"));
            new Operator(folder, PIN)
                    .types("softhsm2-util --init-token --free --label seal --so-pin 1234 --pin \"$PASSWORD\"");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
