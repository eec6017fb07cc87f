package org.eaddress.storage;

import java.io.IOException;

/// No object lies at this place.
public final class NoSuchObjectException extends IOException {

    private final ObjectRef ref;

    public NoSuchObjectException(ObjectRef ref) {
        super("No object lies at %s.".formatted(ref));
        this.ref = ref;
    }

    /// The place that was asked for.
    public ObjectRef ref() {
        return ref;
    }
}
