package org.eaddress.hub.retention;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockSpanTest {
    private static final RetentionPolicy POLICY = new RetentionPolicy(
            true,
            Duration.ofDays(100),
            Map.of(SenderKind.INSTITUTION, Duration.ofDays(200)),
            Duration.ofDays(300),
            Duration.ofDays(50),
            Duration.ofDays(30));

    @Test
    void locksThatEndBeforeTheLongestDocumentsAreRefused() {
        assertThatThrownBy(() -> new LockSpan(POLICY, "s3", "199d").afterPropertiesSet())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at least 200 days");
    }

    @Test
    void longerOnesAndTheBucketsOwnAreTaken() {
        assertThatCode(() -> new LockSpan(POLICY, "s3", "200d").afterPropertiesSet())
                .doesNotThrowAnyException();
        assertThatCode(() -> new LockSpan(POLICY, "s3", "").afterPropertiesSet())
                .doesNotThrowAnyException();
        assertThatCode(() -> new LockSpan(POLICY, "file", "1d").afterPropertiesSet())
                .doesNotThrowAnyException();
    }
}
