package org.eaddress.hub.proof;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.eaddress.hub.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a piece of evidence says, read from its sealed form: a proof's page tells what is sealed and nothing else.
@JsonIgnoreProperties(ignoreUnknown = true)
record SealedFacts(
        Party evidenceIssuerDetails,
        Party senderDetails,
        List<Party> recipientsDetails,
        @Nullable Integer evidenceRefersToRecipient,
        Instant eventTime,
        Content userContentInfo) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Identifier(String value) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Party(Identifier identifier, @Nullable String name) {
        String eAddress() {
            return identifier.value();
        }

        String words() {
            return Objects.requireNonNullElse(name, eAddress());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Content(String digestValue, List<Part> partsInfo) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Part(String identifier, String contentType, long size, String digestValue) {}

    static SealedFacts of(Evidence piece) {
        String payload = piece.jws().split("\\.", -1)[1];
        return JSON.readValue(
                new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8), SealedFacts.class);
    }

    /// Those it is about: the one it refers to, or all.
    List<Party> concerned() {
        return evidenceRefersToRecipient == null
                ? recipientsDetails
                : List.of(recipientsDetails.get(evidenceRefersToRecipient));
    }
}
