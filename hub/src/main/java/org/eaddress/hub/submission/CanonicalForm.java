package org.eaddress.hub.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// The canonical JSON of a message, RFC 8785. It has strings, integers, arrays and ASCII member names only, and no
/// control characters but tab and line breaks, so that sorted members without white space are all that is needed.
@JsonInclude(JsonInclude.Include.NON_NULL)
record CanonicalForm(
        List<CanonicalDocument> documents,
        String from,
        @Nullable String reference,
        String subject,
        @Nullable String text,
        List<String> to) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    record CanonicalDocument(String mediaType, String name, String sha256, long size) {
        static CanonicalDocument of(Document document) {
            return new CanonicalDocument(
                    document.mediaType(), document.name(), document.digest().hex(), document.size());
        }
    }

    /// The bytes in UTF-8.
    static byte[] of(Message message) {
        return JSON.writeValueAsBytes(new CanonicalForm(
                message.documents().stream().map(CanonicalDocument::of).toList(),
                message.from().value(),
                message.reference().orElse(null),
                message.subject(),
                message.text().orElse(null),
                message.to().stream().map(EAddress::value).toList()));
    }
}
