package org.eaddress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.errors.ErrorResponseException;
import io.minio.messages.RetentionMode;
import io.minio.messages.VersioningConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eaddress.storage.ObjectLockStore.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Object Lock keeps from whoever holds the hub's credentials, and from the bucket's owner.
@ExtendWith(ObjectLockStore.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObjectLockTest {

    private static final int PART = 5 << 20;
    private static final byte[] PERMIT = Contents.bytes(1000);

    private S3Settings settings;
    private S3ObjectStore store;
    private S3ObjectStore unlocked;
    private Bucket hub;
    private Bucket operator;

    @BeforeAll
    void connect(Running ceph) {
        settings = ceph.hub().withPartSize(PART);
        store = S3ObjectStore.connect(settings.withRetention(Duration.ofHours(1)));
        unlocked = S3ObjectStore.connect(settings);
        hub = new Bucket(ceph.hub());
        operator = new Bucket(ceph.operator());
    }

    @AfterAll
    void close() throws Exception {
        store.close();
        unlocked.close();
        hub.close();
        operator.close();
    }

    @Test
    void whatTheHubWritesIsLockedForItsRetention() throws Exception {
        var retention = operator.retentionOf(put(PERMIT));

        assertThat(retention.mode()).hasToString("COMPLIANCE");
        assertThat(retention.retainUntilDate().toInstant())
                .isBetween(
                        Instant.now().plus(59, ChronoUnit.MINUTES),
                        Instant.now().plus(61, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, PART + 1})
    void aLockedVersionIsDeletedByNobody(int length) throws Exception {
        var content = Contents.bytes(length);
        var object = put(content);

        assertDenied(() -> hub.deleteVersion(object, false));
        assertDenied(() -> hub.deleteVersion(object, true));
        assertDenied(() -> operator.deleteVersion(object, false));
        assertDenied(() -> operator.deleteVersion(object, true));
        assertThat(store.get(object.ref())).hasBinaryContent(content);
    }

    @Test
    void aVersionThatWasNotLockedIsDeletedByTheOwner() throws Exception {
        var object = S3Ref.parse(unlocked.put(new ByteArrayInputStream(PERMIT))).orElseThrow();

        operator.deleteVersion(object, false);

        assertThatThrownBy(() -> store.get(object.ref())).isInstanceOf(NoSuchObjectException.class);
    }

    @Test
    void writingANameAgainLeavesTheVersionThatIsRead() throws Exception {
        var object = put(PERMIT);

        hub.overwrite(object, new byte[] {6, 6, 6});

        assertThat(store.get(object.ref())).hasBinaryContent(PERMIT);
    }

    @Test
    void theOwnerWritingANameAgainLeavesTheVersionThatIsRead() throws Exception {
        var object = put(PERMIT);

        operator.overwrite(object, new byte[] {6, 6, 6});

        assertThat(store.get(object.ref())).hasBinaryContent(PERMIT);
    }

    @Test
    void theBucketKeepsItsVersions() {
        assertThatThrownBy(() -> operator.setVersioning(settings.bucket(), VersioningConfiguration.Status.SUSPENDED))
                .isInstanceOf(ErrorResponseException.class);
    }

    @Test
    void aLockIsNotLoosened() throws Exception {
        var object = put(PERMIT);

        assertDenied(() -> hub.retainFor(object, Duration.ofHours(2), RetentionMode.GOVERNANCE));
        assertDenied(() -> operator.retainFor(object, Duration.ofHours(2), RetentionMode.GOVERNANCE));
    }

    @Test
    void aDeleteMarkerHidesNothingFromTheHub() throws Exception {
        var object = put(PERMIT);

        operator.delete(object);

        assertThat(store.get(object.ref())).hasBinaryContent(PERMIT);
    }

    @Test
    void aLockIsNotShortened() throws Exception {
        var object = put(PERMIT);

        assertDenied(() -> hub.retainFor(object, Duration.ofSeconds(1)));
        assertDenied(() -> operator.retainFor(object, Duration.ofSeconds(1)));
    }

    @Test
    void theHubMayNeitherListNorHideNorMakeBuckets() throws Exception {
        var object = put(PERMIT);

        assertThatThrownBy(hub::versions).hasCauseInstanceOf(ErrorResponseException.class);
        assertDenied(() -> hub.delete(object));
        assertDenied(() -> hub.makeBucket("another-bucket"));
    }

    @Test
    void aDocumentInTheVaultNeedsNoMoreThanPutAndGet(@TempDir Path folder) throws Exception {
        var content = Contents.bytes(2 * PART);
        var vault = new DocumentVault(store, KeyStores.fresh(folder.resolve("keys.p12")));
        var stored =
                vault.put(new ByteArrayInputStream(content), new Expected(content.length, Sha256.digestOf(content)));

        assertThat(vault.get(stored)).hasBinaryContent(content);
    }

    private S3Ref put(byte[] content) throws IOException {
        return S3Ref.parse(store.put(new ByteArrayInputStream(content))).orElseThrow();
    }

    private static void assertDenied(ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refusal -> assertThat(refusal.response().code()).isEqualTo(403));
    }
}
