package org.eaddress.hub.access;

import org.eaddress.hub.directory.EAddress;

/// A signed-in person who runs the hub, under her own name whichever mailbox she looks at.
///
/// Controllers take it as `Optional<Operator>`.
public record Operator(EAddress eAddress, String name) {
    /// Says what, never who.
    @Override
    public String toString() {
        return "Operator";
    }
}
