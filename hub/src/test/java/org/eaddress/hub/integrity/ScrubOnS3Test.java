package org.eaddress.hub.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.GetObjectRetentionArgs;
import io.minio.MinioClient;
import io.minio.StatObjectArgs;
import io.minio.messages.Retention;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.storage.ObjectLockStore;
import org.eaddress.storage.ObjectLockStore.Running;
import org.eaddress.storage.ObjectRef;
import org.eaddress.storage.S3Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The whole hub on a real store with Object Lock, whose administrator changes a locked object below S3.
@ExtendWith(ObjectLockStore.class)
class ScrubOnS3Test {
    private static final byte[] PERMIT = "You may build.".getBytes(StandardCharsets.UTF_8);

    @Test
    void anObjectChangedBelowItsLockIsFoundThoughItsETagIsTheSame(Running ceph, @TempDir Path folder) throws Exception {
        try (KeepingHub hub = KeepingHub.start(folder, settings(ceph.hub()));
                MinioClient operator = client(ceph.operator())) {
            UUID left = hub.accept(PERMIT);
            UUID changed = hub.accept(PERMIT);
            ObjectRef ref = new ObjectRef(hub.placeOf(changed, 0));
            String before = eTag(operator, ceph.hub().bucket(), ref);

            ceph.tamperBelowS3(ref);

            assertThat(eTag(operator, ceph.hub().bucket(), ref)).isEqualTo(before);
            Scrub scrub = hub.bean(Scrub.class);
            while (scrub.round()) {}
            assertThat(hub.db()
                            .sql("select message_id from integrity_finding where kind = 'object-changed'")
                            .query(UUID.class)
                            .list())
                    .containsExactly(changed)
                    .doesNotContain(left);
        }
    }

    @Test
    void aDocumentIsLockedAsLongAsThePolicySays(Running ceph, @TempDir Path folder) throws Exception {
        try (KeepingHub hub = KeepingHub.start(folder, settings(ceph.hub()));
                MinioClient operator = client(ceph.operator())) {
            String[] place = hub.placeOf(hub.accept(PERMIT), 0).split(":");

            Retention lock = operator.getObjectRetention(GetObjectRetentionArgs.builder()
                    .bucket(ceph.hub().bucket())
                    .object(place[1])
                    .versionId(place[2])
                    .build());

            assertThat(lock.mode()).hasToString("COMPLIANCE");
            Instant end = Instant.now().plus(Duration.ofDays(1000));
            assertThat(lock.retainUntilDate().toInstant()).isBetween(end.minusSeconds(600), end.plusSeconds(600));
        }
    }

    static String[] settings(S3Settings bucket) {
        return new String[] {
            "--hub.storage.kind=s3",
            "--hub.storage.s3.endpoint=" + bucket.endpoint(),
            "--hub.storage.s3.region=" + bucket.region(),
            "--hub.storage.s3.bucket=" + bucket.bucket(),
            "--hub.storage.s3.access-key=" + bucket.accessKey(),
            "--hub.storage.s3.secret-key=" + bucket.secretKey(),
            "--hub.retention.documents=1000d"
        };
    }

    static MinioClient client(S3Settings who) {
        return MinioClient.builder()
                .endpoint(who.endpoint().toString())
                .region(who.region())
                .credentials(who.accessKey(), who.secretKey())
                .build();
    }

    private static String eTag(MinioClient operator, String bucket, ObjectRef ref) throws Exception {
        String[] place = ref.value().split(":");
        return operator.statObject(StatObjectArgs.builder()
                        .bucket(bucket)
                        .object(place[1])
                        .versionId(place[2])
                        .build())
                .etag();
    }
}
