package org.eaddress.hub.connection;

import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;

/// Who changes something: a person, or the system itself, which acts for its e-address.
public record Actor(EAddress eAddress, String name, boolean isSystem) {
    public static Actor person(Caller person) {
        return new Actor(person.eAddress(), person.name(), false);
    }

    public static Actor system(Caller system) {
        return new Actor(system.eAddress(), system.name(), true);
    }

    /// Says what, never who.
    @Override
    public String toString() {
        return isSystem ? "Actor[system]" : "Actor[person]";
    }
}
