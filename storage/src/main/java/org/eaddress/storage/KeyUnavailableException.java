package org.eaddress.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// No loaded key-encryption key opens this wrapped key: the right one is not loaded, or the wrapped key was
/// changed.
public final class KeyUnavailableException extends IOException {

    public KeyUnavailableException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
