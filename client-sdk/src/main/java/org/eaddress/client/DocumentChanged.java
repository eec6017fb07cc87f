package org.eaddress.client;

import java.nio.file.Path;
import java.util.UUID;

/// A document's file is gone or holds other bytes than when its message was prepared.
public final class DocumentChanged extends EAddressException {
    private static final long serialVersionUID = 1;

    private final UUID message;
    private final transient Path file;

    DocumentChanged(UUID message, Path file) {
        super(
                "%s is not what it was when the message %s was prepared".formatted(file.getFileName(), message),
                "Put the document back at %s and resume, or abandon the message and send a new one.".formatted(file));
        this.message = message;
        this.file = file;
    }

    public UUID message() {
        return message;
    }

    public Path file() {
        return file;
    }
}
