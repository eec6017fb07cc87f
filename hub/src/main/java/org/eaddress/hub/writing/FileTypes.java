package org.eaddress.hub.writing;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.util.StringUtils;

/// Which media type a file is declared as: what its name says, as browsers do not know signed documents. Whether the
/// content is of that type is for the front door to see.
final class FileTypes {
    private static final String ASIC_E = "application/vnd.etsi.asic-e+zip";
    private static final String ASIC_S = "application/vnd.etsi.asic-s+zip";
    private static final Map<String, String> SIGNED = Map.of(
            "edoc", ASIC_E,
            "asice", ASIC_E,
            "sce", ASIC_E,
            "bdoc", ASIC_E,
            "asics", ASIC_S,
            "scs", ASIC_S);

    private FileTypes() {}

    /// @param stated what the browser says
    static String of(String fileName, String stated) {
        String ending = String.valueOf(StringUtils.getFilenameExtension(fileName)).toLowerCase(Locale.ROOT);
        String signed = SIGNED.get(ending);
        if (signed != null) {
            return signed;
        }
        return MediaTypeFactory.getMediaType("a." + ending)
                .map(MediaType::toString)
                .orElse(stated);
    }
}
