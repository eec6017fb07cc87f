package org.eaddress.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes ASiC-E containers (ETSI EN 319 162-1) sealed with XAdES. The seal is made over the digests, then the
/// files stream through: a container is never whole in memory, however large the documents are.
public final class ProofContainer {
    /// Of the container, RFC 6838 and EN 319 162-1 annex A.
    public static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";

    private static final int CHUNK_BYTES = 1 << 16;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
    private static final String MANIFEST = "META-INF/manifest.xml";
    private static final String SIGNATURES = "META-INF/signatures0.xml";

    private final ContainerSignature signature;

    private ProofContainer(ContainerSignature signature) {
        this.signature = signature;
    }

    /// Containers of XAdES baseline-T: sealed, and the seal time-stamped.
    public static ProofContainer stamped(ContainerSeal seal, TimeStamps timeStamps) {
        return new ProofContainer(ContainerSignature.stamped(seal, timeStamps));
    }

    /// Containers of XAdES baseline-B, for when no time-stamping authority is there.
    public static ProofContainer sealed(ContainerSeal seal) {
        return new ProofContainer(ContainerSignature.sealed(seal));
    }

    /// Writes one with these files. The order of the files is kept.
    ///
    /// @throws IOException when a file cannot be read, or is not what its digest says; what was written is then
    /// void
    public void write(List<ContainerFile> files, OutputStream out) throws IOException {
        byte[] signatures = sign(files);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        store(zip, "mimetype", MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII));
        for (ContainerFile file : files) {
            copy(file, zip);
        }
        deflate(zip, MANIFEST, Manifest.of(files));
        deflate(zip, SIGNATURES, signatures);
        zip.finish();
    }

    private byte[] sign(List<ContainerFile> files) throws IOException {
        try {
            return signature.over(files);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The first entry: not compressed, so that its bytes stand at a known place (EN 319 162-1, A.1).
    private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void deflate(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void copy(ContainerFile file, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(entry(file.name()));
        MessageDigest digest = ContainerFile.digest();
        try (InputStream bytes = new DigestInputStream(file.bytes().open(), digest)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                zip.write(chunk, 0, read);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            throw new IOException("A file is not what its digest says.");
        }
        zip.closeEntry();
    }

    /// Without the time of its making: two containers of the same things differ in nothing but their seal.
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
