package org.eaddress.client;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Paths that another process wrote down or a stranger named. This one may run in a locale whose encoding lacks the
/// letters: that is no damage of anything.
final class LocalPaths {
    private static final Charset ENCODING = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private LocalPaths() {}

    /// @throws LedgerUnusable when it needs letters that this locale cannot write
    /// @throws InvalidPathException when it is a path nowhere
    static Path of(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw lacksLetters(path) ? unwritable(path) : e;
        }
    }

    /// @throws LedgerUnusable when the name needs letters that this locale cannot write
    static Path in(Path folder, String name) {
        return folder.resolve(of(name));
    }

    private static boolean lacksLetters(String path) {
        return !ENCODING.newEncoder().canEncode(path);
    }

    private static LedgerUnusable unwritable(String path) {
        return new LedgerUnusable(
                "The file name %s cannot be written in the encoding of this locale, %s.".formatted(path, ENCODING),
                "Run it again in a UTF-8 locale, such as with LC_ALL=C.UTF-8; nothing is damaged.");
    }
}
