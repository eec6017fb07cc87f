package org.eaddress.hub.board;

import java.util.Optional;
import org.eaddress.hub.directory.EAddress;

/// Who does something about a case: a person under her name, or the hub by the plan.
public record Actor(Optional<EAddress> eAddress, String name) {
    static final Actor HUB = new Actor(Optional.empty(), "e-address hub");

    public static Actor of(EAddress person, String name) {
        return new Actor(Optional.of(person), name);
    }

    /// Never who: this ends up in logs.
    @Override
    public String toString() {
        return "Actor";
    }
}
