package org.eaddress.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The bytes at this place are not the ones that were stored: changed, cut short, or another object's.
public final class DamagedObjectException extends IOException {

    private final ObjectRef ref;

    public DamagedObjectException(ObjectRef ref, String what) {
        this(ref, what, null);
    }

    public DamagedObjectException(ObjectRef ref, String what, @Nullable Throwable cause) {
        super("The object at %s is damaged: %s.".formatted(ref, what), cause);
        this.ref = ref;
    }

    /// The place of the damaged object.
    public ObjectRef ref() {
        return ref;
    }
}
