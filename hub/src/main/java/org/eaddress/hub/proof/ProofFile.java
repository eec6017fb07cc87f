package org.eaddress.hub.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A finished proof on this machine's disk; it is gone when this is closed.
public final class ProofFile implements AutoCloseable {
    /// The media type of ASiC-E.
    public static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";

    private final Path file;
    private final Runnable whenClosed;

    ProofFile(Path file, Runnable whenClosed) {
        this.file = file;
        this.whenClosed = whenClosed;
    }

    /// In bytes.
    public long size() throws IOException {
        return Files.size(file);
    }

    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            whenClosed.run();
        }
    }
}
