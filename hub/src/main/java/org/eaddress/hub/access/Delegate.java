package org.eaddress.hub.access;

import java.io.Serializable;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;

/// A person who acts by delegation, and how far she may: which mail it is about, and what she may do with it.
///
/// @param delegation its id, by which evidence names her besides her name: her personal code is not the other
///   side's business
public record Delegate(UUID delegation, EAddress eAddress, String name, Extent extent, Power power)
        implements Serializable {
    /// Says what, never who.
    @Override
    public String toString() {
        return "Delegate";
    }
}
