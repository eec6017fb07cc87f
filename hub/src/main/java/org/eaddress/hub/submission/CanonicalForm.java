package org.eaddress.hub.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// The canonical JSON of a message, RFC 8785. It has strings, integers, arrays and ASCII member names only, and no
/// control characters but tab and line breaks, so that sorted members without white space are all that is needed.
@JsonInclude(JsonInclude.Include.NON_NULL)
record CanonicalForm(
        @Nullable String consignNotBefore,
        List<CanonicalDocument> documents,
        @Nullable String expiresAt,
        String from,
        @Nullable String priority,
        @Nullable String reference,
        String subject,
        @Nullable String text,
        List<String> to) {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
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
        Schedule schedule = message.schedule();
        return JSON.writeValueAsBytes(new CanonicalForm(
                schedule.notBefore().map(MILLISECONDS::format).orElse(null),
                message.documents().stream().map(CanonicalDocument::of).toList(),
                schedule.expiresAt().map(MILLISECONDS::format).orElse(null),
                message.from().value(),
                schedule.priority()
                        .map(priority -> priority.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                message.reference().orElse(null),
                message.subject(),
                message.text().orElse(null),
                message.to().stream().map(EAddress::value).toList()));
    }
}
