package org.eaddress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.eaddress.storage.ObjectLockStore.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract against Ceph, as a user that may only put and get.
@ExtendWith(ObjectLockStore.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ObjectStoreTest implements ObjectStoreContract {

    private static final int PART = 5 << 20;

    private S3Settings hub;
    private S3ObjectStore store;
    private Bucket bucket;

    @BeforeAll
    void connect(Running ceph) {
        hub = ceph.hub().withPartSize(PART);
        store = S3ObjectStore.connect(hub);
        bucket = new Bucket(ceph.operator());
    }

    @AfterAll
    void close() throws Exception {
        store.close();
        bucket.close();
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public ObjectStore reopened() {
        return S3ObjectStore.connect(hub);
    }

    @Override
    public long visibleObjects() throws IOException {
        return bucket.versions();
    }

    @Override
    public List<Integer> edges() {
        return List.of(16 * 1024, PART);
    }

    @Override
    public ObjectRef unknown() {
        return new S3Ref(RandomNames.next(), "x".repeat(32)).ref();
    }

    @Test
    void aStoreThatIsAwayFailsWithAnIoException() {
        var nowhere = S3Settings.of(URI.create("http://127.0.0.1:1"), "us-east-1", "documents", "a", "b");
        try (var away = S3ObjectStore.connect(nowhere)) {
            assertThatThrownBy(() -> away.put(new ByteArrayInputStream(new byte[1])))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> away.get(unknown())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aWrongSecretIsRefusedAndNotTakenForAMissingObject() throws IOException {
        var ref = store.put(new ByteArrayInputStream(new byte[1]));
        var stranger = S3Settings.of(hub.endpoint(), hub.region(), hub.bucket(), hub.accessKey(), "wrong");
        try (var refused = S3ObjectStore.connect(stranger)) {
            assertThatThrownBy(() -> refused.put(new ByteArrayInputStream(new byte[1])))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> refused.get(ref))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchObjectException.class);
        }
    }

    @Test
    void settingsDoNotShowTheSecret() {
        assertThat(hub.toString()).doesNotContain(hub.secretKey());
    }
}
