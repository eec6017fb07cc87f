package org.eaddress.hub.writing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.util.StringUtils;

/// Which media type a file is declared as: what its name says, as browsers do not know signed documents. Whether
/// the content is of that type is for the front door to see.
public final class FileTypes {
    private static final Map<String, List<String>> ENDINGS = new LinkedHashMap<>();

    static {
        ENDINGS.put("application/pdf", List.of("pdf"));
        ENDINGS.put("application/vnd.etsi.asic-e+zip", List.of("edoc", "asice", "sce", "bdoc"));
        ENDINGS.put("application/vnd.etsi.asic-s+zip", List.of("asics", "scs"));
        ENDINGS.put("application/vnd.openxmlformats-officedocument.wordprocessingml.document", List.of("docx"));
        ENDINGS.put("application/msword", List.of("doc"));
        ENDINGS.put("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", List.of("xlsx"));
        ENDINGS.put("application/vnd.openxmlformats-officedocument.presentationml.presentation", List.of("pptx"));
        ENDINGS.put("application/vnd.oasis.opendocument.text", List.of("odt"));
        ENDINGS.put("application/vnd.oasis.opendocument.spreadsheet", List.of("ods"));
        ENDINGS.put("application/vnd.oasis.opendocument.presentation", List.of("odp"));
        ENDINGS.put("image/jpeg", List.of("jpg", "jpeg"));
        ENDINGS.put("image/png", List.of("png"));
        ENDINGS.put("image/tiff", List.of("tif", "tiff"));
        ENDINGS.put("text/plain", List.of("txt"));
        ENDINGS.put("application/xml", List.of("xml"));
    }

    private FileTypes() {}

    /// @param stated what the browser says
    static String of(String fileName, String stated) {
        String ending =
                String.valueOf(StringUtils.getFilenameExtension(fileName)).toLowerCase(Locale.ROOT);
        return ENDINGS.entrySet().stream()
                .filter(type -> type.getValue().contains(ending))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> MediaTypeFactory.getMediaType("a." + ending).map(MediaType::toString))
                .orElse(stated);
    }

    /// The kinds of files that people know by their endings, "PDF, EDOC, DOCX".
    public static String labels(Collection<String> mediaTypes) {
        return Stream.concat(
                        known(mediaTypes).map(endings -> endings.getFirst().toUpperCase(Locale.ROOT)),
                        mediaTypes.stream()
                                .filter(type -> !ENDINGS.containsKey(type))
                                .sorted())
                .collect(Collectors.joining(", "));
    }

    /// For a browser's choice of files, ".pdf,.edoc"; empty when there are kinds without an ending, so that none is
    /// hidden.
    public static String endings(Collection<String> mediaTypes) {
        return ENDINGS.keySet().containsAll(mediaTypes)
                ? known(mediaTypes)
                        .flatMap(List::stream)
                        .map(ending -> "." + ending)
                        .collect(Collectors.joining(","))
                : "";
    }

    private static Stream<List<String>> known(Collection<String> mediaTypes) {
        return ENDINGS.entrySet().stream()
                .filter(type -> mediaTypes.contains(type.getKey()))
                .map(Map.Entry::getValue);
    }
}
