package org.eaddress.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// A file that goes into a message.
///
/// @param name how the recipient sees it
/// @param putAhead whether it is put before its message, as large documents and those of many messages should be
public record Document(Path file, String name, String mediaType, boolean putAhead) {
    private static final String BINARY = "application/octet-stream";
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("pdf", "application/pdf"),
            Map.entry("edoc", "application/vnd.etsi.asic-e+zip"),
            Map.entry("asice", "application/vnd.etsi.asic-e+zip"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("xml", "application/xml"),
            Map.entry("json", "application/json"),
            Map.entry("txt", "text/plain"),
            Map.entry("csv", "text/csv"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("zip", "application/zip"));

    /// The file under its own name, with the media type that its ending tells; of a PDF, its content.
    public static Document of(Path file) {
        var path = file.toAbsolutePath().normalize();
        var name = Normalizer.normalize(String.valueOf(path.getFileName()), Normalizer.Form.NFC);
        return new Document(path, name, mediaTypeOf(path, name), false);
    }

    /// The same file under another name.
    public Document named(String other) {
        return new Document(file, other, mediaType, putAhead);
    }

    /// The same file declared as another media type.
    public Document as(String otherMediaType) {
        return new Document(file, name, otherMediaType, putAhead);
    }

    /// The same file, put before its message and only once for many messages.
    public Document ahead() {
        return new Document(file, name, mediaType, true);
    }

    private static String mediaTypeOf(Path file, String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var told = MEDIA_TYPES.get(ending);
        return told == null ? mediaTypeByContent(file) : told;
    }

    /// A file that cannot be read is told of when it is sent.
    private static String mediaTypeByContent(Path file) {
        if (!Files.isRegularFile(file)) {
            return BINARY;
        }
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(PDF.length), PDF) ? "application/pdf" : BINARY;
        } catch (IOException e) {
            return BINARY;
        }
    }
}
