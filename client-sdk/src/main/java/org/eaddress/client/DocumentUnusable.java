package org.eaddress.client;

import java.io.IOException;
import java.nio.file.Path;

/// A document's file is missing or cannot be read. Nothing of its message was written or sent.
public final class DocumentUnusable extends EAddressException {
    private static final long serialVersionUID = 1;

    private final transient Path file;

    DocumentUnusable(Path file, IOException cause) {
        super(
                "The document %s cannot be read: %s".formatted(file.getFileName(), FileTrouble.words(cause)),
                "Check the path and the rights, then send the message again; it was not sent.");
        initCause(cause);
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
