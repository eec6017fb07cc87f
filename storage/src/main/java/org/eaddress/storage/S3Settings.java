package org.eaddress.storage;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where an S3 bucket is and who the hub is there.
///
/// @param endpoint address of the store, `http` or `https`, without a path
/// @param region name of the region that requests are signed for
/// @param bucket a bucket that keeps versions, as one with Object Lock does
/// @param accessKey the hub's access key; it needs `s3:PutObject`, `s3:GetObject` and `s3:GetObjectVersion` only,
///     and `s3:PutObjectRetention` where it sets a retention
/// @param secretKey the secret to it
/// @param partSize how much of an object is held in memory and sent at once, in bytes; at least 5 MiB
/// @param timeout how long to wait for the store to connect, to take bytes, or to answer
/// @param retention for how long a written version is locked in mode COMPLIANCE; null leaves that to the bucket
public record S3Settings(
        URI endpoint,
        String region,
        String bucket,
        String accessKey,
        String secretKey,
        int partSize,
        Duration timeout,
        @Nullable Duration retention) {

    private static final int SMALLEST_PART = 5 << 20;
    private static final int DEFAULT_PART = 8 << 20;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /// @throws IllegalArgumentException if the part size or a duration is too small
    public S3Settings {
        if (partSize < SMALLEST_PART) {
            throw new IllegalArgumentException("A part has at least %d bytes.".formatted(SMALLEST_PART));
        }
        if (!timeout.isPositive() || (retention != null && !retention.isPositive())) {
            throw new IllegalArgumentException("The timeout and the retention are longer than nothing.");
        }
    }

    /// Settings with parts of 8 MiB, a timeout of 30 seconds and no retention of their own.
    public static S3Settings of(URI endpoint, String region, String bucket, String accessKey, String secretKey) {
        return new S3Settings(endpoint, region, bucket, accessKey, secretKey, DEFAULT_PART, DEFAULT_TIMEOUT, null);
    }

    public S3Settings withPartSize(int bytes) {
        return new S3Settings(endpoint, region, bucket, accessKey, secretKey, bytes, timeout, retention);
    }

    public S3Settings withTimeout(Duration longest) {
        return new S3Settings(endpoint, region, bucket, accessKey, secretKey, partSize, longest, retention);
    }

    public S3Settings withRetention(Duration locked) {
        return new S3Settings(endpoint, region, bucket, accessKey, secretKey, partSize, timeout, locked);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "S3Settings[%s, region=%s, bucket=%s, accessKey=%s]".formatted(endpoint, region, bucket, accessKey);
    }
}
