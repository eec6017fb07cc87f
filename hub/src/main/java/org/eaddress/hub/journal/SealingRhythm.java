package org.eaddress.hub.journal;

import java.time.Duration;
import org.eaddress.hub.rhythm.Rhythm;
import org.springframework.stereotype.Component;

/// Looks often whether the journal is due, and has it sealed then.
@Component
class SealingRhythm extends Rhythm {
    private static final int LOOKS = 10;

    private final JournalSealer sealer;
    private final TimeStamps timeStamps;
    private final Duration every;

    SealingRhythm(JournalSealer sealer, TimeStamps timeStamps, JournalSettings settings) {
        super("journal", settings.every(), "The journal was not sealed and will be tried again");
        this.sealer = sealer;
        this.timeStamps = timeStamps;
        this.every = settings.every();
    }

    @Override
    protected void turn() {
        boolean moreWaits = sealer.isDue();
        while (isRunning() && moreWaits) {
            moreWaits = sealer.seal();
        }
    }

    /// Silent authorities are not asked more often than the journal is sealed.
    @Override
    protected Duration pause() {
        return timeStamps.silentSince().isPresent() ? every : every.dividedBy(LOOKS);
    }
}
