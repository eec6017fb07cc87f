package org.eaddress.hub.connection;

import java.util.Optional;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;

/// Who changes something: a person, or the system itself, which acts for its e-address.
///
/// @param administration the one by which a person of a vendor does it
public record Actor(EAddress eAddress, String name, boolean isSystem, Optional<Administration> administration) {
    public static Actor person(Caller person) {
        return new Actor(person.eAddress(), person.name(), false, Optional.empty());
    }

    /// A person of a vendor, for its customer.
    public static Actor vendor(Caller person, Administration administration) {
        return new Actor(person.eAddress(), person.name(), false, Optional.of(administration));
    }

    public static Actor system(Caller system) {
        return new Actor(system.eAddress(), system.name(), true, Optional.empty());
    }

    /// Says what, never who.
    @Override
    public String toString() {
        return isSystem ? "Actor[system]" : "Actor[person]";
    }
}
