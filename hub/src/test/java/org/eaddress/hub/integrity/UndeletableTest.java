package org.eaddress.hub.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.SetObjectRetentionArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.messages.Retention;
import io.minio.messages.RetentionMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.submission.Messages;
import org.eaddress.storage.ObjectLockStore;
import org.eaddress.storage.ObjectLockStore.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A document that the whole hub took in, on a real store with Object Lock: what the hub's own credentials and
/// those of the bucket's owner cannot do to it.
@ExtendWith(ObjectLockStore.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UndeletableTest {
    private static final byte[] PERMIT = "You may build.".getBytes(StandardCharsets.UTF_8);

    private KeepingHub hub;
    private List<MinioClient> both;
    private String bucket;
    private UUID message;
    private String name;
    private String version;

    @BeforeAll
    void start(Running ceph, @TempDir Path folder) {
        hub = KeepingHub.start(folder, ScrubOnS3Test.settings(ceph.hub()));
        both = List.of(ScrubOnS3Test.client(ceph.hub()), ScrubOnS3Test.client(ceph.operator()));
        bucket = ceph.hub().bucket();
    }

    @AfterAll
    void stop() throws Exception {
        for (MinioClient client : both) {
            client.close();
        }
        hub.close();
    }

    @BeforeEach
    void accept() throws IOException {
        message = hub.accept(PERMIT);
        String[] place = hub.placeOf(message, 0).split(":");
        name = place[1];
        version = place[2];
    }

    private void assertReadable() throws IOException {
        var document =
                hub.bean(Messages.class).find(message).orElseThrow().documents().getFirst();
        assertThat(hub.bean(Messages.class).open(document)).hasBinaryContent(PERMIT);
    }

    @Test
    void itsVersionIsDeletedByNeither() throws IOException {
        for (MinioClient client : both) {
            assertDenied(() -> client.removeObject(RemoveObjectArgs.builder()
                    .bucket(bucket)
                    .object(name)
                    .versionId(version)
                    .build()));
            assertDenied(() -> client.removeObject(RemoveObjectArgs.builder()
                    .bucket(bucket)
                    .object(name)
                    .versionId(version)
                    .bypassGovernanceMode(true)
                    .build()));
        }
        assertReadable();
    }

    @Test
    void itsLockIsShortenedByNeither() throws IOException {
        for (MinioClient client : both) {
            for (boolean bypassing : new boolean[] {false, true}) {
                assertDenied(() -> client.setObjectRetention(SetObjectRetentionArgs.builder()
                        .bucket(bucket)
                        .object(name)
                        .versionId(version)
                        .bypassGovernanceMode(bypassing)
                        .config(new Retention(
                                RetentionMode.COMPLIANCE,
                                ZonedDateTime.now(ZoneOffset.UTC).plusDays(1)))
                        .build()));
            }
        }
        assertReadable();
    }

    @Test
    void writingItsNameAgainLeavesWhatTheHubReads() throws Exception {
        for (MinioClient client : both) {
            client.putObject(PutObjectArgs.builder()
                    .bucket(bucket)
                    .object(name)
                    .data(new byte[] {6, 6, 6}, 3)
                    .build());
            assertReadable();
        }
    }

    private static void assertDenied(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refusal -> assertThat(refusal.response().code()).isEqualTo(403));
    }
}
