package org.eaddress.hub.access;

import java.io.Serializable;
import org.eaddress.hub.directory.EAddress;

/// Who calls: the e-address acted for, the name that evidence shows, how the caller came in and how surely it is
/// known.
///
/// Controllers take it as a method argument, or as `Optional<Caller>` where nobody need be signed in.
public record Caller(EAddress eAddress, String name, Way way, String assuranceLevel) implements Serializable {
    /// How a caller came in.
    public enum Way {
        /// A machine, by client credentials.
        MACHINE,
        /// A person, signed in.
        PERSON
    }

    /// Says how, never who: security frameworks write this into logs.
    @Override
    public String toString() {
        return "Caller[" + way + "]";
    }
}
