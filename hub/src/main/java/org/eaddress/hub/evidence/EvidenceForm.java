package org.eaddress.hub.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON form of evidence, as `api-spec/evidence/evidence.schema.json` describes it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"version", "evidenceIdentifier", "erdsEventId", "eventReasons", "eventTime"})
record EvidenceForm(
        String version,
        UUID evidenceIdentifier,
        String erdsEventId,
        @Nullable List<String> eventReasons,
        String eventTime,
        List<String> evidenceIssuerPolicyId,
        EntityForm evidenceIssuerDetails,
        EntityForm senderDetails,
        @Nullable EntityForm senderDelegateDetails,
        List<EntityForm> recipientsDetails,
        @Nullable List<EntityForm> recipientsDelegateDetails,
        @Nullable Integer evidenceRefersToRecipient,
        String submissionTime,
        UUID messageIdentifier,
        ContentForm userContentInfo,
        @Nullable List<ExtensionForm> extensions) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String POLICY = "urn:eaddress:policy:1";

    record IdentifierForm(String scheme, String value) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntityForm(
            IdentifierForm identifier,
            @Nullable String name,
            @Nullable String assuranceLevel) {
        static EntityForm of(Statement.Entity entity) {
            return new EntityForm(
                    new IdentifierForm("urn:eaddress:scheme:e-address", entity.eAddress()),
                    entity.name().orElse(null),
                    entity.assuranceLevel().orElse(null));
        }

        static EntityForm of(Statement.Delegate delegate) {
            return new EntityForm(
                    new IdentifierForm(
                            "urn:eaddress:scheme:delegation",
                            delegate.delegation().toString()),
                    delegate.name(),
                    delegate.assuranceLevel());
        }

        static EntityForm ofIssuer(String name) {
            return new EntityForm(new IdentifierForm("urn:eaddress:scheme:x500", name), null, null);
        }
    }

    record ContentForm(String digestMethod, String digestValue, List<PartForm> partsInfo) {}

    record ExtensionForm(String identifier, boolean isCritical, Object value) {
        static ExtensionForm of(Statement.Extension extension) {
            return new ExtensionForm(extension.identifier(), false, extension.value());
        }

        /// The members of its value: text as it is, what is more than text as JSON.
        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            JSON.<JsonNode>valueToTree(value)
                    .forEachEntry((name, member) ->
                            values.put(name, member.isString() ? member.asString() : member.toString()));
            return values;
        }
    }

    record PartForm(
            String identifier,
            String contentType,
            long size,
            String digestMethod,
            String digestValue,
            String storedAs) {
        static PartForm of(Statement.Part part) {
            return new PartForm(part.name(), part.mediaType(), part.size(), SHA256, part.digest(), part.storedAs());
        }
    }

    static EvidenceForm of(UUID id, Statement statement, String issuer) {
        return new EvidenceForm(
                "1",
                id,
                statement.event().uri(),
                unlessEmpty(statement.reasons()),
                time(statement.at()),
                List.of(POLICY),
                EntityForm.ofIssuer(issuer),
                EntityForm.of(statement.sender()),
                statement.sendersDelegate().map(EntityForm::of).orElse(null),
                statement.recipients().stream().map(EntityForm::of).toList(),
                statement.recipientsDelegate().map(EntityForm::of).map(List::of).orElse(null),
                indexOf(statement.refersTo(), statement.recipients()),
                time(statement.submittedAt()),
                statement.messageId(),
                new ContentForm(
                        SHA256,
                        statement.contentDigest(),
                        statement.parts().stream().map(PartForm::of).toList()),
                unlessEmpty(
                        statement.extensions().stream().map(ExtensionForm::of).toList()));
    }

    /// What was sealed, from the payload of its seal.
    static EvidenceForm read(String payload) {
        return JSON.readValue(payload, EvidenceForm.class);
    }

    String json() {
        return write(this);
    }

    /// In the way in which all sealed forms are written.
    static String write(Object form) {
        return JSON.writeValueAsString(form);
    }

    private static <T> @Nullable List<T> unlessEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static @Nullable Integer indexOf(Optional<Statement.Entity> one, List<Statement.Entity> all) {
        return one.map(all::indexOf).orElse(null);
    }

    static String time(Instant moment) {
        return TIME.format(moment);
    }
}
