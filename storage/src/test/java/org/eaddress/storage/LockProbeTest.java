package org.eaddress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.messages.VersioningConfiguration.Status;
import java.io.IOException;
import java.time.Duration;
import org.eaddress.storage.ObjectLockStore.Running;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a hub is told about its bucket before it promises to keep anything in it.
@ExtendWith(ObjectLockStore.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockProbeTest {

    private static final Duration YEAR = Duration.ofDays(365);

    private Running ceph;

    @BeforeAll
    void makeBuckets(Running running) throws Exception {
        ceph = running;
        try (var operator = new Bucket(ceph.operator())) {
            operator.makeOpenBucket("without-versions", false, Status.OFF);
            operator.makeOpenBucket("without-lock", false, Status.ENABLED);
            operator.makeOpenBucket("deletable", true, Status.OFF);
        }
    }

    @Test
    void aBucketThatEnforcesItsLocksHasNoGap() throws IOException {
        assertThat(LockProbe.firstGap(ceph.hub().withRetention(YEAR))).isEmpty();
    }

    @Test
    void soHasOneWhereTheLockIsAllThatForbidsDeleting() throws IOException {
        assertThat(LockProbe.firstGap(ceph.hubIn("deletable").withRetention(YEAR)))
                .isEmpty();
    }

    @Test
    void aBucketThatLocksNothingByItselfNeedsARetention() throws IOException {
        assertThat(LockProbe.firstGap(ceph.hub())).get().asString().contains("nothing locks what is written");
    }

    @Test
    void aBucketWithoutObjectLockIsSeen() throws IOException {
        assertThat(LockProbe.firstGap(ceph.hubIn("without-lock").withRetention(YEAR)))
                .contains("it was made without Object Lock");
    }

    @Test
    void aBucketWithoutVersionsIsSeen() throws IOException {
        assertThat(LockProbe.firstGap(ceph.hubIn("without-versions").withRetention(YEAR)))
                .contains("it keeps no versions");
    }

    @Test
    void aStoreThatOnlyClaimsToLockIsFoundOut() throws IOException {
        try (var paper = PaperLock.open()) {
            assertThat(LockProbe.firstGap(paper.settings().withRetention(YEAR))).contains("it let a lock be shortened");
        }
    }

    @Test
    void aStoreThatAnswersNothingIsNoVerdict() {
        var settings = ceph.hub().withRetention(YEAR);
        var stranger = S3Settings.of(
                        settings.endpoint(), settings.region(), settings.bucket(), settings.accessKey(), "wrong")
                .withRetention(YEAR);

        assertThatThrownBy(() -> LockProbe.firstGap(stranger))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("s3:GetBucketObjectLockConfiguration");
    }
}
