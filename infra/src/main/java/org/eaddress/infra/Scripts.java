package org.eaddress.infra;

import java.nio.file.Path;

/// The scripts of this module, in the folder that the system property `infra` names; in the working folder without.
public final class Scripts {
    private static final Path FOLDER =
            Path.of(System.getProperty("infra", ".")).toAbsolutePath().normalize();

    private Scripts() {}

    /// One of them.
    ///
    /// @param name from the folder on
    public static Path find(String name) {
        return FOLDER.resolve(name);
    }
}
