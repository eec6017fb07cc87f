package org.eaddress.hub.representation;

import java.util.Optional;
import org.eaddress.hub.rhythm.Rhythm;
import org.springframework.stereotype.Component;

/// Asks the register again and again what changed, if there is one. One that does not come to its end is asked for
/// the rest at the next turn.
@Component
class RegisterRhythm extends Rhythm {
    private static final int PAGES_A_TURN = 100;

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
        boolean more = true;
        for (int page = 0; more && page < PAGES_A_TURN && isRunning(); page++) {
            more = sync.look();
        }
    }
}
