package org.eaddress.hub.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eaddress.storage.Sha256;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A document of a [Letter]: what the message says of it, and its bytes.
record Enclosure(String name, String mediaType, long size, String sha256, byte[] bytes) {
    private static final String PDF = "%PDF-1.7\n";

    static Enclosure pdf(String name, String content) {
        return of(name, (PDF + content).getBytes(StandardCharsets.UTF_8));
    }

    /// One of this size.
    static Enclosure pdf(String name, int size) {
        return of(name, Arrays.copyOf(PDF.getBytes(StandardCharsets.US_ASCII), size));
    }

    static Enclosure text(String name, String content) {
        return of(name, content.getBytes(StandardCharsets.UTF_8)).typed("text/plain");
    }

    /// A container without a signature.
    static Enclosure edoc(String name, String content) {
        ByteArrayOutputStream container = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(container)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "mimetype", "application/vnd.etsi.asic-e+zip");
            add(zip, "content.txt", content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(name, container.toByteArray()).typed("application/vnd.etsi.asic-e+zip");
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
    }

    static Enclosure of(String name, byte[] bytes) {
        return new Enclosure(name, "application/pdf", bytes.length, digest(bytes), bytes);
    }

    static String digest(byte[] bytes) {
        return Sha256.digestOf(bytes).hex();
    }

    Enclosure named(String other) {
        return new Enclosure(other, mediaType, size, sha256, bytes);
    }

    Enclosure typed(String other) {
        return new Enclosure(name, other, size, sha256, bytes);
    }

    Enclosure sized(long declared) {
        return new Enclosure(name, mediaType, declared, sha256, bytes);
    }

    /// Its part carries other bytes than the message says.
    Enclosure carrying(byte[] other) {
        return new Enclosure(name, mediaType, size, sha256, other);
    }

    ObjectNode json() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("name", name)
                .put("mediaType", mediaType)
                .put("size", size)
                .put("sha256", sha256);
    }
}
