package org.eaddress.hub.lint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eaddress.hub.journal.JournalSeal;

/// Keeps the lint at a rate, so that a peak of mail does not wait for it: after so many pieces it rests as long as
/// they may take, and what it falls behind it makes up for when the peak is over.
final class LintPace {
    private final double nanosPerPiece;
    private final long piecesAtOnce;
    private final LongSupplier nanos;
    private long restedAt;

    /// @param every how often there is a round at most
    /// @param nanos the time that passes, as of [System#nanoTime]
    LintPace(int piecesPerSecond, Duration every, LongSupplier nanos) {
        if (piecesPerSecond < 1) {
            throw new IllegalArgumentException("hub.lint.pieces-per-second is at least 1");
        }
        this.nanosPerPiece = (double) TimeUnit.SECONDS.toNanos(1) / piecesPerSecond;
        this.piecesAtOnce = piecesPerSecond * every.toMillis() / 1000;
        this.nanos = nanos;
        this.restedAt = nanos.getAsLong();
    }

    boolean isRested() {
        return nanos.getAsLong() - restedAt >= 0;
    }

    /// The first of these seals, and as many more as fit into a round with it. The rest after them begins now.
    List<JournalSeal.Summary> take(List<JournalSeal.Summary> seals) {
        List<JournalSeal.Summary> taken = new ArrayList<>();
        long pieces = 0;
        for (JournalSeal.Summary seal : seals) {
            if (!taken.isEmpty() && pieces + seal.entryCount() > piecesAtOnce) {
                break;
            }
            taken.add(seal);
            pieces += seal.entryCount();
        }
        restedAt = nanos.getAsLong() + (long) (pieces * nanosPerPiece);
        return taken;
    }
}
