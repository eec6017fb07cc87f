package org.eaddress.storage;

import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.SetObjectRetentionArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import io.minio.messages.VersioningConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/// Finds out whether a bucket keeps what it is told to keep: by its configuration, then by trying to break a lock.
///
/// Each run leaves one object of one byte, `probe-` and a random name, which nobody can remove for twenty
/// minutes: long enough that clocks may differ. That the lock is prolonged first shows that the hub may set
/// locks; so a refusal to shorten it comes from the lock, whatever other rights the hub lacks.
public final class LockProbe implements AutoCloseable {

    private static final String NO_LOCK = "ObjectLockConfigurationNotFoundError";
    private static final Set<Integer> REFUSED = Set.of(400, 403, 409);
    private static final Duration LOCKED = Duration.ofMinutes(10);
    private static final Duration PROLONGED = Duration.ofMinutes(20);
    private static final Duration SHORTENED = Duration.ofMinutes(5);

    private final MinioClient client;
    private final S3Settings settings;

    private LockProbe(S3Settings settings) {
        this.client = S3Connection.open(settings);
        this.settings = settings;
    }

    /// What keeps this bucket from holding on to documents; empty when they cannot be removed.
    ///
    /// @throws IOException if the store does not answer, or does not let the hub ask or lock
    public static Optional<String> firstGap(S3Settings settings) throws IOException {
        try (var probe = new LockProbe(settings)) {
            var gap = probe.gapInSettings();
            return gap.isPresent() ? gap : probe.gapInEffect();
        } catch (MinioException | RuntimeException e) {
            var why = e instanceof ErrorResponseException answered
                    ? answered.errorResponse().code()
                    : e.getMessage();
            throw new IOException(
                    "Object Lock of bucket %s could not be tried (%s); the hub needs s3:PutObject, s3:PutObjectRetention, s3:GetObject, s3:GetObjectVersion, s3:GetBucketVersioning and s3:GetBucketObjectLockConfiguration"
                            .formatted(settings.bucket(), why),
                    e);
        }
    }

    private Optional<String> gapInSettings() throws MinioException {
        var versioning = client.getBucketVersioning(
                GetBucketVersioningArgs.builder().bucket(settings.bucket()).build());
        if (versioning.status() != VersioningConfiguration.Status.ENABLED) {
            return Optional.of("it keeps no versions");
        }
        try {
            var lock = client.getObjectLockConfiguration(GetObjectLockConfigurationArgs.builder()
                    .bucket(settings.bucket())
                    .build());
            return settings.retention() != null || lock.mode() == RetentionMode.COMPLIANCE
                    ? Optional.empty()
                    : Optional.of(
                            "nothing locks what is written: neither the hub's retention nor a default of the bucket");
        } catch (ErrorResponseException e) {
            if (e.errorResponse().code().equals(NO_LOCK)) {
                return Optional.of("it was made without Object Lock");
            }
            throw e;
        }
    }

    private Optional<String> gapInEffect() throws MinioException {
        var name = "probe-" + RandomNames.next();
        var version = client.putObject(PutObjectArgs.builder()
                        .bucket(settings.bucket())
                        .object(name)
                        .data(new byte[1], 1)
                        .retention(lockFor(LOCKED))
                        .build())
                .versionId();
        retain(name, version, PROLONGED);
        if (!isRefused(() -> retain(name, version, SHORTENED))) {
            return Optional.of("it let a lock be shortened");
        }
        if (!isRefused(() -> delete(name, version))) {
            return Optional.of("it let a locked object be deleted");
        }
        client.statObject(StatObjectArgs.builder()
                .bucket(settings.bucket())
                .object(name)
                .versionId(version)
                .build());
        return Optional.empty();
    }

    private void retain(String name, String version, Duration locked) throws MinioException {
        client.setObjectRetention(SetObjectRetentionArgs.builder()
                .bucket(settings.bucket())
                .object(name)
                .versionId(version)
                .config(lockFor(locked))
                .build());
    }

    private void delete(String name, String version) throws MinioException {
        client.removeObject(RemoveObjectArgs.builder()
                .bucket(settings.bucket())
                .object(name)
                .versionId(version)
                .bypassGovernanceMode(true)
                .build());
    }

    private static Retention lockFor(Duration locked) {
        return new Retention(
                RetentionMode.COMPLIANCE, ZonedDateTime.now(ZoneOffset.UTC).plus(locked));
    }

    private interface Act {
        void run() throws MinioException;
    }

    private static boolean isRefused(Act act) throws MinioException {
        try {
            act.run();
            return false;
        } catch (ErrorResponseException e) {
            if (REFUSED.contains(e.response().code())) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            client.close();
        } catch (Exception e) {
            throw new IOException("The connections to the object store could not be closed.", e);
        }
    }
}
