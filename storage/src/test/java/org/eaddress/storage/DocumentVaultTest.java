package org.eaddress.storage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentVaultTest {

    /// Three segments: two whole ones and a part.
    private static final byte[] PERMIT = Contents.bytes(150_000);

    @TempDir
    private Path folder;

    private final MemoryObjectStore objects = new MemoryObjectStore();
    private DocumentVault vault;

    @BeforeEach
    void open() throws IOException {
        vault = new DocumentVault(objects, KeyStores.fresh(folder.resolve("keys.p12")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40_000, 65_479, 65_480, 65_481, 131_008, 150_000})
    void aDocumentComesBack(int length) throws IOException {
        var content = Contents.bytes(length);
        var stored = put(content);

        assertThat(vault.get(stored)).hasBinaryContent(content);
        assertThat(stored.size()).isEqualTo(length);
        assertThat(stored.sha256()).isEqualTo(Sha256.digestOf(content));
    }

    @Test
    void aDocumentBiggerThanMemoryStreamsBothWays() throws IOException {
        long size = 192L << 20;
        var expected = new Expected(size, Contents.digestOf(Contents.stream(size)));
        try (var files = FileObjectStore.open(folder.resolve("objects"))) {
            var onDisk = new DocumentVault(files, KeyStores.fresh(folder.resolve("more.p12")));
            var stored = onDisk.put(Contents.stream(size), expected);
            try (var content = onDisk.get(stored)) {
                assertThat(Contents.digestOf(content)).isEqualTo(expected.sha256());
            }
        }
    }

    @Test
    void equalDocumentsLeaveNothingInCommon() throws IOException {
        var one = put(PERMIT);
        var other = put(PERMIT);

        assertThat(bytesOf(one)).isNotEqualTo(bytesOf(other));
        assertThat(one.wrappedKey()).isNotEqualTo(other.wrappedKey());
    }

    @Test
    void theEncryptedFormAddsLittle() throws IOException {
        assertThat(bytesOf(put(Contents.bytes(40_000)))).hasSizeLessThan(40_100);
    }

    @Test
    void anotherContentThanAnnouncedIsNotStored() {
        var announced = Sha256.digestOf(new byte[] {1});
        var thrown = catchThrowableOfType(
                DigestMismatchException.class,
                () -> vault.put(new ByteArrayInputStream(PERMIT), new Expected(PERMIT.length, announced)));

        assertThat(thrown.expected()).isEqualTo(announced);
        assertThat(thrown.actual()).isEqualTo(Sha256.digestOf(PERMIT));
        assertThat(objects.objects).isEmpty();
    }

    @Test
    void lessContentThanAnnouncedIsNotStored() {
        var thrown = catchThrowableOfType(
                SizeMismatchException.class,
                () -> vault.put(new ByteArrayInputStream(PERMIT, 0, 149_999), expected(PERMIT)));

        assertThat(thrown.expected()).isEqualTo(150_000);
        assertThat(thrown.actual()).isEqualTo(149_999);
        assertThat(objects.objects).isEmpty();
    }

    @Test
    void moreContentThanAnnouncedIsNoticedAtOnce() {
        var announced = new Expected(1000, Sha256.digestOf(PERMIT));
        var endless = Contents.stream(Long.MAX_VALUE);
        var thrown = catchThrowableOfType(SizeMismatchException.class, () -> vault.put(endless, announced));

        assertThat(thrown.expected()).isEqualTo(1000);
        assertThat(thrown.actual()).isBetween(1001L, 100_000L);
        assertThat(objects.objects).isEmpty();
    }

    @Test
    void theSendersOwnFailureComesOutUnchanged() {
        var failure = new IOException("the sender went away");

        assertThatThrownBy(() -> vault.put(Contents.failingAfter(70_000, failure), expected(PERMIT)))
                .isSameAs(failure);
        assertThat(objects.objects).isEmpty();
    }

    @Test
    void aByteChangedAnywhereIsFound() throws IOException {
        var stored = put(PERMIT);
        int length = bytesOf(stored).length;
        var everywhere =
                IntStream.concat(IntStream.range(0, 100), IntStream.iterate(101, at -> at < length, at -> at + 997));

        IntStream.concat(everywhere, IntStream.range(length - 40, length)).forEach(at -> {
            bytesOf(stored)[at] ^= 1;
            assertDamaged(stored, "byte %d".formatted(at));
            bytesOf(stored)[at] ^= 1;
        });
        assertThat(vault.get(stored)).hasBinaryContent(PERMIT);
    }

    @Test
    void aCutDocumentIsFoundWhereverItIsCut() throws IOException {
        var stored = put(PERMIT);
        var whole = bytesOf(stored);
        var everywhere = IntStream.concat(
                IntStream.range(0, 60), IntStream.iterate(61, at -> at < whole.length, at -> at + 4099));

        IntStream.concat(everywhere, IntStream.of(65_536, 65_537, 131_072, 131_073, whole.length - 1))
                .forEach(length -> {
                    objects.objects.put(stored.ref(), Arrays.copyOf(whole, length));
                    assertDamaged(stored, "cut to %d".formatted(length));
                });
    }

    @Test
    void aLengthenedDocumentIsFound() throws IOException {
        var stored = put(PERMIT);
        objects.objects.put(stored.ref(), Arrays.copyOf(bytesOf(stored), bytesOf(stored).length + 1));

        assertDamaged(stored, "lengthened");
    }

    @Test
    void exchangedSegmentsAreFound() throws IOException {
        var letter = Contents.bytes(300_000);
        var stored = put(letter);
        var bytes = bytesOf(stored);
        var second = Arrays.copyOfRange(bytes, 65_537, 131_073);
        System.arraycopy(bytes, 131_073, bytes, 65_537, second.length);
        System.arraycopy(second, 0, bytes, 131_073, second.length);

        assertDamaged(stored, "exchanged", letter);
    }

    @Test
    void oneDocumentCannotStandForAnother() throws IOException {
        var permit = put(PERMIT);
        var other = put(Contents.bytes(10));
        objects.objects.put(permit.ref(), bytesOf(other));

        assertDamaged(permit, "another's object");
        assertDamaged(
                new StoredDocument(other.ref(), other.wrappedKey(), other.size(), permit.sha256()), "another's digest");
    }

    @Test
    void damageOnceFoundStaysFound() throws IOException {
        var stored = put(PERMIT);
        bytesOf(stored)[140_000] ^= 1;
        try (var content = vault.get(stored)) {
            assertThatThrownBy(content::readAllBytes).isInstanceOf(DamagedObjectException.class);
            assertThatThrownBy(content::read).isInstanceOf(DamagedObjectException.class);
        }
    }

    @Test
    void troubleOfTheStoreIsNotTakenForDamage() throws IOException {
        var trouble = new IOException("the line is down");
        var stored = put(PERMIT);
        var failing = new DocumentVault(new FailingReads(objects, trouble), KeyStores.fresh(folder.resolve("b.p12")));
        var kept = failing.put(new ByteArrayInputStream(PERMIT), expected(PERMIT));

        assertThat(stored).isNotEqualTo(kept);
        assertThatThrownBy(() -> failing.get(kept).readAllBytes()).isSameAs(trouble);
    }

    @Test
    void anotherVaultsKeysOpenNoDocument() throws IOException {
        var stored = put(PERMIT);
        var other = new DocumentVault(objects, KeyStores.fresh(folder.resolve("other.p12")));

        assertThatThrownBy(() -> other.get(stored)).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void anotherDocumentsKeyOpensNoDocument() throws IOException {
        var one = put(PERMIT);
        var other = put(PERMIT);

        assertDamaged(new StoredDocument(one.ref(), other.wrappedKey(), one.size(), one.sha256()), "another's key");
    }

    @Test
    void aDocumentOutlivesTheRotationOfKeys() throws Exception {
        var before = put(PERMIT);
        KeyStores.add(folder.resolve("keys.p12"), "kek-0002", 256);
        var rotated = new DocumentVault(
                objects, KeyEncryption.fromKeyStore(folder.resolve("keys.p12"), KeyStores.password()));
        var after = rotated.put(new ByteArrayInputStream(PERMIT), expected(PERMIT));

        assertThat(rotated.get(before)).hasBinaryContent(PERMIT);
        assertThat(rotated.get(after)).hasBinaryContent(PERMIT);
    }

    @Test
    void aDiscardedDocumentIsGone() throws IOException {
        var stored = put(PERMIT);
        vault.discard(stored);

        assertThatThrownBy(() -> vault.get(stored)).isInstanceOf(NoSuchObjectException.class);
    }

    @Test
    void aStoredDocumentShowsNoKey() throws IOException {
        assertThat(put(PERMIT).toString()).doesNotContain("wrappedKey");
    }

    private StoredDocument put(byte[] content) throws IOException {
        return vault.put(new ByteArrayInputStream(content), expected(content));
    }

    private static Expected expected(byte[] content) {
        return new Expected(content.length, Sha256.digestOf(content));
    }

    private byte[] bytesOf(StoredDocument document) {
        return requireNonNull(objects.objects.get(document.ref()));
    }

    private void assertDamaged(StoredDocument document, String how) {
        assertDamaged(document, how, PERMIT);
    }

    /// Found at the latest where the content would end, and nothing wrong came out before.
    private void assertDamaged(StoredDocument document, String how, byte[] original) {
        var seen = new ByteArrayOutputStream();
        assertThatThrownBy(() -> {
                    try (InputStream content = vault.get(document)) {
                        content.transferTo(seen);
                    }
                })
                .as(how)
                .isInstanceOf(DamagedObjectException.class);
        assertThat(Arrays.mismatch(seen.toByteArray(), original)).as(how).isIn(-1, seen.size());
    }
}
