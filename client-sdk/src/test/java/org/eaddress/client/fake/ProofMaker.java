package org.eaddress.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// A portable proof as the hub writes it; a test spoils what it wants to.
public final class ProofMaker {
    public static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";
    public static final String SEAL = "META-INF/signatures0.xml";

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, byte[]> later = new LinkedHashMap<>();
    private final List<Function<String, byte[]>> beside = new ArrayList<>();
    private Sealer sealer;
    private Instant at;
    private @Nullable Journal stamper;
    private Instant stampedAt;
    private UnaryOperator<String> beforeSealing = UnaryOperator.identity();
    private UnaryOperator<String> afterSealing = UnaryOperator.identity();
    private UnaryOperator<String> stamped = UnaryOperator.identity();

    private ProofMaker(Sealer sealer, Instant at) {
        this.sealer = sealer;
        this.at = at;
        this.stampedAt = at;
    }

    /// With nothing in it but its page.
    public static ProofMaker sealedBy(Sealer sealer, Instant at) {
        return new ProofMaker(sealer, at).file("proof.pdf", "a page");
    }

    public ProofMaker file(String name, String text) {
        return file(name, text.getBytes(UTF_8));
    }

    public ProofMaker file(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    public ProofMaker without(String... names) {
        for (var name : names) {
            files.remove(name);
        }
        return this;
    }

    /// After the seal was made, this takes the place of the file; a file without bytes is taken out.
    public ProofMaker later(String name, byte[] bytes) {
        later.put(name, bytes);
        return this;
    }

    public ProofMaker sealer(Sealer other, Instant then) {
        sealer = other;
        at = then;
        return this;
    }

    public ProofMaker stampedBy(Journal authority, Instant then) {
        stamper = authority;
        stampedAt = then;
        return this;
    }

    /// With a time-stamp of another authority beside the first.
    public ProofMaker stampedToo(Journal authority, Instant then) {
        beside.add(sha256 -> authority.token(sha256, then));
        return this;
    }

    public ProofMaker withoutStamp() {
        stamper = null;
        return this;
    }

    /// Changes the XML before it is sealed.
    public ProofMaker beforeSealing(UnaryOperator<String> change) {
        beforeSealing = change;
        return this;
    }

    /// Changes the XML with the seal in it.
    public ProofMaker afterSealing(UnaryOperator<String> change) {
        afterSealing = change;
        return this;
    }

    /// Changes what the time-stamp is over.
    public ProofMaker stamping(UnaryOperator<String> change) {
        stamped = change;
        return this;
    }

    public byte[] container() {
        var all = new LinkedHashMap<>(files);
        var xml = new ContainerXml(sealer, at, beforeSealing).over(files, this::tokens);
        all.put("META-INF/manifest.xml", "<manifest/>".getBytes(UTF_8));
        all.put(SEAL, afterSealing.apply(xml).getBytes(UTF_8));
        later.forEach((name, bytes) -> {
            if (bytes.length == 0) {
                all.remove(name);
            } else {
                all.put(name, bytes);
            }
        });
        return zip(all);
    }

    private List<byte[]> tokens(String sha256) {
        var tokens = new ArrayList<byte[]>();
        if (stamper != null) {
            tokens.add(stamper.token(stamped.apply(sha256), stampedAt));
        }
        beside.forEach(each -> tokens.add(each.apply(sha256)));
        return tokens;
    }

    /// The media type, then these files.
    public static byte[] zip(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            var mediaType = entry("mimetype");
            var checksum = new CRC32();
            checksum.update(MEDIA_TYPE.getBytes(UTF_8));
            mediaType.setMethod(ZipEntry.STORED);
            mediaType.setSize(MEDIA_TYPE.length());
            mediaType.setCrc(checksum.getValue());
            zip.putNextEntry(mediaType);
            zip.write(MEDIA_TYPE.getBytes(UTF_8));
            for (var file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
