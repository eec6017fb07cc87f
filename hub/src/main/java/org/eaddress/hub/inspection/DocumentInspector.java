package org.eaddress.hub.inspection;

import static org.eaddress.hub.inspection.InspectionSettings.Policy.REFUSE;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Tells what documents are by their content, and what the hub's policy has against them. It never expands what it
/// looks at.
@Component
@EnableConfigurationProperties(InspectionSettings.class)
public class DocumentInspector {
    private static final MediaTypeRegistry TYPES =
            MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();

    private static final Set<String> ARCHIVES = Set.of(
            ContainerTypes.ZIP,
            "application/x-7z-compressed",
            "application/x-rar-compressed",
            "application/gzip",
            "application/x-bzip2",
            "application/x-xz",
            "application/zstd",
            "application/x-lz4",
            "application/x-lzip",
            "application/x-compress",
            "application/x-tar",
            "application/x-gtar",
            "application/x-arj",
            "application/x-lha",
            "application/x-ace-compressed",
            "application/x-cpio",
            "application/x-archive",
            "application/vnd.ms-cab-compressed",
            "application/x-iso9660-image");

    /// What has no signature of its own: the content shows only the wider kind.
    private static final Map<String, Set<String>> UNSPECIFIC = Map.of(
            ContentTypes.OLE,
            Set.of("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"),
            XmlRoot.XML,
            Set.of("text/xml", "text/plain"),
            "text/plain",
            Set.of("message/rfc822", "application/json"));

    private static final Set<String> TOO_WIDE = Set.of("application/octet-stream", ContainerTypes.ZIP);
    private static final Set<String> XML = Set.of(XmlRoot.XML, "text/xml");

    private final InspectionSettings settings;
    private final ContentTypes types;

    DocumentInspector(InspectionSettings settings) {
        this.settings = settings;
        this.types = new ContentTypes(settings);
    }

    /// What the document is whose bytes passed by this excerpt.
    public Content look(Excerpt excerpt) {
        return types.of(excerpt);
    }

    /// The first thing against the content, whatever it was declared as.
    public Optional<Objection> objection(Content content) {
        if (content.expandsTooMuch()) {
            return Optional.of(Objection.EXPANDS_TOO_MUCH);
        }
        if (content.encrypted() && settings.encrypted() == REFUSE) {
            return Optional.of(Objection.ENCRYPTED);
        }
        return ARCHIVES.contains(content.mediaType()) && settings.archives() == REFUSE
                ? Optional.of(Objection.ARCHIVE)
                : Optional.empty();
    }

    /// The first thing against the content of a document that was declared as this media type.
    public Optional<Objection> objection(Content content, String declared) {
        return objection(content)
                .or(() -> isOf(content, declared) ? Optional.empty() : Optional.of(Objection.OTHER_MEDIA_TYPE));
    }

    /// Whether the content is of the declared type, or of a wider one that tells nothing against it.
    private static boolean isOf(Content content, String declared) {
        String shown = content.mediaType();
        if (shown.equals(declared)
                || UNSPECIFIC.getOrDefault(shown, Set.of()).contains(declared)
                || isEncryptedOfficeDocument(content, declared)) {
            return true;
        }
        MediaType type = MediaType.parse(declared);
        return type != null
                && !TOO_WIDE.contains(shown)
                && !XML.contains(declared)
                && TYPES.isInstanceOf(TYPES.normalize(type), TYPES.normalize(MediaType.parse(shown)));
    }

    /// MS-OFFCRYPTO 2.3.4: a document of the newer office programs is put whole into an OLE2 file when it
    /// is encrypted.
    private static boolean isEncryptedOfficeDocument(Content content, String declared) {
        return content.encrypted()
                && content.mediaType().equals(ContentTypes.OLE)
                && declared.startsWith("application/vnd.openxmlformats-officedocument.");
    }
}
