package org.eaddress.hub.access;

import org.eaddress.hub.directory.EAddress;

/// Who calls: the e-address acted for, the name that evidence shows, how the caller came in and how surely it is
/// known.
///
/// Controllers take it as a method argument.
public record Caller(EAddress eAddress, String name, Way way, String assuranceLevel) {
    /// How a caller came in.
    public enum Way {
        /// A machine, by client credentials.
        MACHINE,
        /// A person, signed in.
        PERSON
    }
}
