package org.eaddress.hub.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import java.io.IOException;
import java.nio.file.Path;
import org.eaddress.storage.KeyEncryption;
import org.eaddress.storage.ObjectLockStore;
import org.eaddress.storage.ObjectLockStore.Running;
import org.eaddress.storage.S3Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// On which stores a hub starts, in production and as a demo.
@ExtendWith({ObjectLockStore.class, OutputCaptureExtension.class})
class StoreLockTest {
    private static final String WAIVER = "hub.storage.object-lock-waiver=Pilot without legal effect, J. Kalns";

    @TempDir
    private Path folder;

    private ApplicationContextRunner hub;

    @BeforeEach
    void prepare() throws IOException {
        KeyEncryption.createKeyStore(folder.resolve("storage.p12"), "secret".toCharArray());
        hub = new ApplicationContextRunner()
                .withUserConfiguration(Storage.class, StoreLock.class)
                .withPropertyValues(
                        "hub.storage.folder=" + folder.resolve("objects"),
                        "hub.storage.key-store=" + folder.resolve("storage.p12"),
                        "hub.storage.password=secret",
                        "hub.limits.id-age=30d",
                        "hub.limits.id-ahead=5m");
    }

    private static String[] s3(S3Settings bucket) {
        return new String[] {
            "hub.storage.kind=s3",
            "hub.storage.s3.endpoint=" + bucket.endpoint(),
            "hub.storage.s3.region=" + bucket.region(),
            "hub.storage.s3.bucket=" + bucket.bucket(),
            "hub.storage.s3.access-key=" + bucket.accessKey(),
            "hub.storage.s3.secret-key=" + bucket.secretKey()
        };
    }

    @Test
    void productionStartsOnABucketThatEnforcesItsLocks(Running ceph) {
        hub.withPropertyValues(s3(ceph.hub()))
                .withPropertyValues("hub.storage.s3.retention=3653d")
                .run(started -> assertThat(
                                started.getBean(StoreLock.class).health().getStatus())
                        .hasToString("UP"));
    }

    @Test
    void productionRefusesABucketWithoutObjectLockAndSaysWhatToDo(Running ceph) throws Exception {
        try (MinioClient operator = MinioClient.builder()
                .endpoint(ceph.operator().endpoint().toString())
                .region(ceph.operator().region())
                .credentials(ceph.operator().accessKey(), ceph.operator().secretKey())
                .build()) {
            operator.makeBucket(MakeBucketArgs.builder().bucket("plain").build());
        }
        S3Settings plain = S3Settings.of(
                ceph.operator().endpoint(),
                ceph.operator().region(),
                "plain",
                ceph.operator().accessKey(),
                ceph.operator().secretKey());

        hub.withPropertyValues(s3(plain))
                .run(refused -> assertThat(refused.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("plain: it keeps no versions")
                        .hasMessageContaining("hub.storage.object-lock-waiver")
                        .hasMessageNotContaining(plain.secretKey()));
    }

    @Test
    void productionRefusesFiles() {
        hub.withPropertyValues("hub.storage.kind=file")
                .run(refused -> assertThat(refused.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("documents lie in files")
                        .hasMessageContaining("made with Object Lock"));
    }

    @Test
    void aWaiverIsLoggedAtTheStartAndShown(CapturedOutput log) {
        hub.withPropertyValues("hub.storage.kind=file", WAIVER).run(started -> {
            assertThat(log).contains("WARN").contains("Pilot without legal effect, J. Kalns");
            assertThat(started.getBean(StoreLock.class).health()).satisfies(health -> {
                assertThat(health.getStatus()).hasToString("WAIVED");
                assertThat(health.getDetails()).containsEntry("waiver", "Pilot without legal effect, J. Kalns");
            });
        });
    }

    @Test
    void aStoreThatDoesNotAnswerIsNoReasonToStart(Running ceph) {
        hub.withPropertyValues(s3(ceph.hub()))
                .withPropertyValues("hub.storage.s3.endpoint=http://127.0.0.1:1", "hub.storage.s3.retention=1d")
                .run(refused ->
                        assertThat(refused.getStartupFailure()).rootCause().hasMessageContaining("could not be tried"));
    }

    @Test
    void aDemoStartsOnFilesAndDoesNotCallThemProtected() {
        hub.withPropertyValues("hub.storage.kind=file", "spring.profiles.active=demo")
                .run(started -> assertThat(
                                started.getBean(StoreLock.class).health().getStatus())
                        .hasToString("UNPROTECTED"));
    }
}
