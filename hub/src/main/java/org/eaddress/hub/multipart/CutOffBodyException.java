package org.eaddress.hub.multipart;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The caller's body ended before all its bytes had come: the connection was cut, or its sending side closed.
public final class CutOffBodyException extends BrokenBodyException {
    public CutOffBodyException(@Nullable IOException cause) {
        super("The body ended too early", cause);
    }
}
