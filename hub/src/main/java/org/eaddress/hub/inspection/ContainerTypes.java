package org.eaddress.hub.inspection;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a zip container is: an ASiC, an OpenDocument or Office Open XML document, or merely an archive.
final class ContainerTypes {
    static final String ZIP = "application/zip";

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";
    private static final Set<String> ASIC =
            Set.of("application/vnd.etsi.asic-e+zip", "application/vnd.etsi.asic-s+zip");
    private static final int LONGEST_TYPE = 200;
    private static final int LONGEST_MANIFEST = 256 << 10;
    private static final List<OfficeFolder> OFFICE = List.of(
            new OfficeFolder("word/", "wordprocessingml.document"),
            new OfficeFolder("xl/", "spreadsheetml.sheet"),
            new OfficeFolder("ppt/", "presentationml.presentation"));

    private ContainerTypes() {}

    private record OfficeFolder(String folder, String type) {}

    static Content of(Excerpt excerpt, InspectionSettings limits) {
        ZipLook zip = ZipLook.at(excerpt);
        String type = type(zip);
        return new Content(
                type,
                zip.hasEncryptedFile() || isEncryptedOpenDocument(type, zip),
                zip.files() > limits.entries()
                        || zip.expanded() > limits.expanded().toBytes());
    }

    private static String type(ZipLook zip) {
        return zip.first("mimetype", LONGEST_TYPE)
                .or(() -> zip.content("mimetype", LONGEST_TYPE))
                .map(String::strip)
                .filter(type -> ASIC.contains(type) || type.startsWith(OPEN_DOCUMENT))
                .or(() -> office(zip))
                .orElse(ZIP);
    }

    private static Optional<String> office(ZipLook zip) {
        if (!zip.has("[Content_Types].xml")) {
            return Optional.empty();
        }
        return OFFICE.stream()
                .filter(kind -> zip.hasIn(kind.folder()))
                .map(kind -> OOXML + kind.type())
                .findFirst();
    }

    private static boolean isEncryptedOpenDocument(String type, ZipLook zip) {
        return type.startsWith(OPEN_DOCUMENT)
                && (zip.has("encrypted-package")
                        || zip.content("META-INF/manifest.xml", LONGEST_MANIFEST)
                                .filter(manifest -> manifest.contains("encryption-data"))
                                .isPresent());
    }
}
