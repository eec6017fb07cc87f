package org.eaddress.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// No object lies at this place.
public final class NoSuchObjectException extends IOException {

    private final ObjectRef ref;

    public NoSuchObjectException(ObjectRef ref) {
        this(ref, null);
    }

    public NoSuchObjectException(ObjectRef ref, @Nullable Throwable cause) {
        super("No object lies at %s.".formatted(ref), cause);
        this.ref = ref;
    }

    /// The place that was asked for.
    public ObjectRef ref() {
        return ref;
    }
}
