package org.eaddress.storage;

import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.SetObjectRetentionArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Objects in an S3 bucket that keeps versions, best one with Object Lock.
///
/// An object's place is its name and the version that was written: should anyone write that name again, the old
/// version is still the one that is read. The store is asked for nothing but to put and to get.
public final class S3ObjectStore implements ObjectStore {

    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchVersion", "AccessDenied");

    private final MinioClient client;
    private final S3Settings settings;

    private S3ObjectStore(MinioClient client, S3Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    /// A store on this bucket; nothing is asked of it before the first use.
    public static S3ObjectStore connect(S3Settings settings) {
        return new S3ObjectStore(S3Connection.open(settings), settings);
    }

    /// Up to one part goes as one request; a longer object in parts that become an object all at once, at the end,
    /// and is locked right after, because Ceph does not lock it on the way.
    @Override
    public ObjectRef put(InputStream content) throws IOException {
        var name = RandomNames.next();
        var remembering = new RememberingInputStream(content);
        var retention = retention();
        try {
            var answered =
                    client.putObject(request(name, remembering, retention)).versionId();
            var version = known(answered != null ? answered : latest(name));
            if (retention != null && remembering.length() > settings.partSize()) {
                lock(name, version, retention);
            }
            return new S3Ref(name, version).ref();
        } catch (MinioException | RuntimeException e) {
            remembering.rethrow();
            throw failed("put", e);
        }
    }

    private @Nullable Retention retention() {
        return settings.retention() == null
                ? null
                : new Retention(
                        RetentionMode.COMPLIANCE,
                        ZonedDateTime.now(ZoneOffset.UTC).plus(settings.retention()));
    }

    private PutObjectArgs request(String name, InputStream content, @Nullable Retention retention) {
        var request = PutObjectArgs.builder().bucket(settings.bucket()).object(name).stream(
                content, null, (long) settings.partSize());
        if (retention != null) {
            request.retention(retention);
        }
        return request.build();
    }

    private void lock(String name, String version, Retention retention) throws MinioException {
        client.setObjectRetention(SetObjectRetentionArgs.builder()
                .bucket(settings.bucket())
                .object(name)
                .versionId(version)
                .config(retention)
                .build());
    }

    /// Ceph does not say which version an upload in parts became; its random name has only one.
    private @Nullable String latest(String name) throws MinioException {
        return client.statObject(StatObjectArgs.builder()
                        .bucket(settings.bucket())
                        .object(name)
                        .build())
                .versionId();
    }

    private static String known(@Nullable String version) throws IOException {
        if (version == null || version.equals("null")) {
            throw new IOException("The bucket keeps no versions; the hub needs one that does.");
        }
        return version;
    }

    /// S3 denies access to an absent object to a user who may not list, so what is denied counts as absent.
    @Override
    public InputStream get(ObjectRef ref) throws IOException {
        var place = S3Ref.parse(ref).orElseThrow(() -> new NoSuchObjectException(ref));
        try {
            return client.getObject(GetObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(place.name())
                    .versionId(place.version())
                    .build());
        } catch (ErrorResponseException e) {
            throw ABSENT.contains(e.errorResponse().code()) ? new NoSuchObjectException(ref, e) : failed("get", e);
        } catch (MinioException | RuntimeException e) {
            throw failed("get", e);
        }
    }

    /// Leaves the object: the hub may not delete, and a locked version could not be deleted.
    @Override
    public void discard(ObjectRef ref) {}

    @Override
    public void close() {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("The connections to the object store could not be closed.", e);
        }
    }

    private static IOException failed(String what, Exception cause) {
        var why = cause instanceof ErrorResponseException e ? e.errorResponse().code() : cause.getMessage();
        return new IOException("The object store did not %s: %s".formatted(what, why), cause);
    }
}
