package org.eaddress.hub.multipart;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The caller's body ended too early or is not of its own form: the caller's trouble, not the store's.
public final class BrokenBodyException extends IOException {
    public BrokenBodyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
