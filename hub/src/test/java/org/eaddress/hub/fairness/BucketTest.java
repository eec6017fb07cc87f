package org.eaddress.hub.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final long SECOND = 1_000_000_000;
    private static final long BEGIN = -5 * SECOND; // such a clock begins anywhere

    private final Bucket tenASecond = new Bucket(10, SECOND, BEGIN);

    private long takeOne(long now) {
        return tenASecond.take(1, now);
    }

    @Test
    void aFullBucketGivesAllItHoldsAndThenTellsWhenTheNextIsThere() {
        assertThat(IntStream.range(0, 10).mapToLong(_ -> takeOne(BEGIN))).containsOnly(0L);

        assertThat(takeOne(BEGIN)).isEqualTo(SECOND / 10);
        assertThat(takeOne(BEGIN + SECOND / 10)).isZero();
        assertThat(takeOne(BEGIN + SECOND / 10)).isPositive();
    }

    @Test
    void inTheLongRunItGivesAsManyAsRunIn() {
        long given = LongStream.range(0, 10_000)
                .filter(millisecond -> takeOne(BEGIN + millisecond * SECOND / 1000) == 0)
                .count();

        assertThat(given).isBetween(109L, 110L);
    }

    @Test
    void itHoldsNoMoreHoweverLongNobodyTook() {
        long later = BEGIN + 1000 * SECOND;

        assertThat(IntStream.range(0, 20).filter(_ -> takeOne(later) == 0)).hasSize(10);
    }

    @Test
    void whatIsTakenInAnyCaseItOwes() {
        tenASecond.takeAnyway(25, BEGIN);

        assertThat(takeOne(BEGIN + SECOND)).isPositive();
        assertThat(takeOne(BEGIN + SECOND * 17 / 10)).isZero();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        tenASecond.take(10, BEGIN);
        tenASecond.giveBack(1);

        assertThat(takeOne(BEGIN)).isZero();
        assertThat(takeOne(BEGIN)).isPositive();
    }
}
