package org.eaddress.hub.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Turns come one after another, whatever becomes of them, until the end.
@Timeout(60)
class RhythmTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(1);

    private final Semaphore turns = new Semaphore(0);
    private Rhythm rhythm = counting(FOR_EVER);

    @AfterEach
    void stop() {
        rhythm.stop();
    }

    private Rhythm counting(Duration every) {
        return new Rhythm("counting", every, "It failed") {
            @Override
            protected void turn() {
                turns.release();
                throw new IllegalStateException("every turn fails");
            }
        };
    }

    @Test
    void aTurnThatFailsIsFollowedByTheNext() throws InterruptedException {
        rhythm = counting(SOON);
        rhythm.start();
        turns.acquire(3);
        assertThat(rhythm.isRunning()).isTrue();
    }

    @Test
    void aHintNeedNotWaitForThePause() throws InterruptedException {
        rhythm.start();
        turns.acquire();
        rhythm.hint();
        turns.acquire();
    }

    @Test
    void itStartsAgainAfterItWasStopped() throws InterruptedException {
        rhythm.start();
        turns.acquire();
        rhythm.stop();
        assertThat(rhythm.isRunning()).isFalse();
        rhythm.start();
        turns.acquire();
    }

    @Test
    void withoutAPauseItIsRefusedAndWithoutARhythmItDoesNotStartByItself() {
        assertThatThrownBy(() -> counting(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        Rhythm off = new Rhythm("off", Optional.empty(), "It failed") {
            @Override
            protected void turn() {
                turns.release();
            }
        };
        assertThat(off.isAutoStartup()).isFalse();
        assertThat(rhythm.isAutoStartup()).isTrue();
    }
}
