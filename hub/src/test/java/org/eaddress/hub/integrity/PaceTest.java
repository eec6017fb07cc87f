package org.eaddress.hub.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void whatIsReadTakesAsLongAsTheRateSays() {
        AtomicLong waited = new AtomicLong();
        Pace pace = new Pace(1_000_000, waited::addAndGet);

        for (int chunk = 0; chunk < 500; chunk++) {
            pace.read(10_000);
        }

        assertThat(TimeUnit.NANOSECONDS.toMillis(waited.get())).isEqualTo(5000);
    }

    @Test
    void aSmallDocumentAloneWaitsForNothing() {
        AtomicLong waited = new AtomicLong();

        new Pace(1_000_000, waited::addAndGet).read(100);

        assertThat(waited).hasValue(0);
    }
}
