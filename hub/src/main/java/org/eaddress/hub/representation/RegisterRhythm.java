package org.eaddress.hub.representation;

import java.util.Optional;
import org.eaddress.hub.rhythm.Rhythm;
import org.springframework.stereotype.Component;

/// Asks the register again and again what changed, if there is one.
@Component
class RegisterRhythm extends Rhythm {
    private final RegisterSync sync;

    RegisterRhythm(RegisterSync sync, RegisterSettings settings) {
        super(
                "register",
                Optional.of(settings).filter(RegisterSettings::isThere).map(RegisterSettings::every),
                "What changed in the register waits");
        this.sync = sync;
    }

    @Override
    protected void turn() {
        sync.look();
    }
}
