package org.eaddress.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eaddress.hub.journal.JournalSeal;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.Test;

/// How the lint keeps to its rate: 200 pieces a second, in a round of five seconds 1000.
class LintPaceTest {
    private static final Sha256 ANY = Sha256.digestOf(new byte[0]);

    private long nanos = Long.MAX_VALUE - 1; // System.nanoTime may begin anywhere and go beyond the end
    private final LintPace pace = new LintPace(200, Duration.ofSeconds(5), () -> nanos);

    @Test
    void whatComesInOnAverageIsTakenAtOnce() {
        assertThat(pace.take(seals(300, 300, 400))).hasSize(3);
        goOn(Duration.ofSeconds(5));
        assertThat(pace.isRested()).isTrue();
    }

    @Test
    void aRoundTakesNoMoreThanTheRate() {
        assertThat(pace.take(seals(600, 400, 1))).hasSize(2);
    }

    @Test
    void afterMoreThanTheRateItRestsAsLongAsThatMayTake() {
        assertThat(pace.take(seals(10_000, 1))).hasSize(1);
        goOn(Duration.ofSeconds(49));
        assertThat(pace.isRested()).isFalse();
        goOn(Duration.ofSeconds(1));
        assertThat(pace.isRested()).isTrue();
    }

    @Test
    void nothingToDoCostsNoRest() {
        assertThat(pace.isRested()).isTrue();
        assertThat(pace.take(List.of())).isEmpty();
        assertThat(pace.isRested()).isTrue();
    }

    @Test
    void aRateThatNeverComesToAnythingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LintPace(0, Duration.ofSeconds(5), () -> 0));
    }

    private void goOn(Duration time) {
        nanos += time.toNanos();
    }

    private static List<JournalSeal.Summary> seals(int... pieces) {
        return IntStream.range(0, pieces.length)
                .mapToObj(i -> new JournalSeal.Summary(i + 1, Instant.EPOCH, pieces[i], ANY, ANY, ANY))
                .toList();
    }
}
