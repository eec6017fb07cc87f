package org.eaddress.client;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says in words why a file cannot be used.
public final class FileTrouble {
    private FileTrouble() {}

    /// A sentence for people, without the names of Java's classes.
    public static String words(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist.";
            case AccessDeniedException denied -> denied.getFile() + " may not be used.";
            case FileSystemException trouble
            when trouble.getReason() != null -> "%s: %s.".formatted(trouble.getFile(), trouble.getReason());
            default -> failure.getMessage() == null ? "It cannot be used." : failure.getMessage() + ".";
        };
    }
}
