package org.eaddress.storage;

import io.minio.GetObjectRetentionArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.SetBucketPolicyArgs;
import io.minio.SetBucketVersioningArgs;
import io.minio.SetObjectRetentionArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import io.minio.messages.VersioningConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// A bucket as anyone with credentials can get at it, past [S3ObjectStore].
record Bucket(MinioClient client, String name) implements AutoCloseable {

    Bucket(S3Settings settings) {
        this(
                MinioClient.builder()
                        .endpoint(settings.endpoint().toString())
                        .region(settings.region())
                        .credentials(settings.accessKey(), settings.secretKey())
                        .build(),
                settings.bucket());
    }

    /// How many versions of objects there are, delete markers too.
    long versions() throws IOException {
        var request =
                ListObjectsArgs.builder().bucket(name).includeVersions(true).build();
        long versions = 0;
        try {
            for (var version : client.listObjects(request)) {
                version.get();
                versions++;
            }
        } catch (MinioException e) {
            throw new IOException(e);
        }
        return versions;
    }

    void overwrite(S3Ref object, byte[] content) throws MinioException {
        client.putObject(PutObjectArgs.builder()
                .bucket(name)
                .object(object.name())
                .data(content, content.length)
                .build());
    }

    /// Deletes the version itself, where the rights and the lock allow it.
    void deleteVersion(S3Ref object, boolean bypassingGovernance) throws MinioException {
        client.removeObject(RemoveObjectArgs.builder()
                .bucket(name)
                .object(object.name())
                .versionId(object.version())
                .bypassGovernanceMode(bypassingGovernance)
                .build());
    }

    Retention retentionOf(S3Ref object) throws MinioException {
        return client.getObjectRetention(GetObjectRetentionArgs.builder()
                .bucket(name)
                .object(object.name())
                .versionId(object.version())
                .build());
    }

    /// Sets another end of the lock, counted from now.
    void retainFor(S3Ref object, Duration locked) throws MinioException {
        retainFor(object, locked, RetentionMode.COMPLIANCE);
    }

    void retainFor(S3Ref object, Duration locked, RetentionMode mode) throws MinioException {
        var until = ZonedDateTime.now(ZoneOffset.UTC).plus(locked);
        client.setObjectRetention(SetObjectRetentionArgs.builder()
                .bucket(name)
                .object(object.name())
                .versionId(object.version())
                .config(new Retention(mode, until))
                .build());
    }

    void makeBucket(String another) throws MinioException {
        client.makeBucket(MakeBucketArgs.builder().bucket(another).build());
    }

    /// Makes a bucket in which everybody may do everything, with Object Lock or without.
    void makeOpenBucket(String another, boolean locked, VersioningConfiguration.Status versioning)
            throws MinioException {
        client.makeBucket(
                MakeBucketArgs.builder().bucket(another).objectLock(locked).build());
        if (versioning != VersioningConfiguration.Status.OFF) {
            setVersioning(another, versioning);
        }
        client.setBucketPolicy(SetBucketPolicyArgs.builder()
                .bucket(another)
                .config("""
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": ["*"]},
                          "Action": ["s3:*"], "Resource": ["arn:aws:s3:::%1$s", "arn:aws:s3:::%1$s/*"]}]}""".formatted(another))
                .build());
    }

    void setVersioning(String bucket, VersioningConfiguration.Status versioning) throws MinioException {
        client.setBucketVersioning(SetBucketVersioningArgs.builder()
                .bucket(bucket)
                .config(new VersioningConfiguration(versioning, null, null, null))
                .build());
    }

    /// Hides the object behind a delete marker.
    void delete(S3Ref object) throws MinioException {
        client.removeObject(
                RemoveObjectArgs.builder().bucket(name).object(object.name()).build());
    }

    @Override
    public void close() throws Exception {
        client.close();
    }
}
