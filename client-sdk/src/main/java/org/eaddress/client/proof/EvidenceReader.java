package org.eaddress.client.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the payload of a seal into [Evidence], as strictly as `evidence.schema.json` says.
final class EvidenceReader {
    static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Set<String> MEMBERS = Set.of(
            "version",
            "evidenceIdentifier",
            "erdsEventId",
            "eventReasons",
            "eventTime",
            "evidenceIssuerPolicyId",
            "evidenceIssuerDetails",
            "senderDetails",
            "senderDelegateDetails",
            "recipientsDetails",
            "recipientsDelegateDetails",
            "evidenceRefersToRecipient",
            "submissionTime",
            "messageIdentifier",
            "userContentInfo",
            "extensions");
    private static final Set<EvidenceEvent> OPENED =
            EnumSet.of(EvidenceEvent.CONTENT_HANDOVER, EvidenceEvent.CONTENT_ACCESS_TRACKING);
    private static final Set<EvidenceEvent> SUBMITTED =
            EnumSet.of(EvidenceEvent.SUBMISSION_ACCEPTANCE, EvidenceEvent.SUBMISSION_REJECTION);
    private static final Set<String> ENTITY = Set.of("identifier", "name", "assuranceLevel");
    private static final Set<String> CONTENT = Set.of("digestMethod", "digestValue", "partsInfo");
    private static final Set<String> PART =
            Set.of("identifier", "contentType", "size", "digestMethod", "digestValue", "storedAs");

    private EvidenceReader() {}

    static Evidence read(byte[] payload) throws MalformedEvidence {
        return read(json("payload", payload));
    }

    static Evidence read(JsonNode payload) throws MalformedEvidence {
        var shape = Shape.of("evidence", payload, MEMBERS);
        if (!shape.text("version").equals("1")) {
            throw shape.malformed("version");
        }
        var content = shape.object("userContentInfo", CONTENT);
        var event = EvidenceEvent.of(shape.text("erdsEventId"));
        var recipients = parties(shape, event);
        var refersTo = refersTo(shape, recipients.size());
        var extensions = Extensions.of(shape, event, Evidence.concerned(recipients, refersTo));
        return new Evidence(
                uuid(shape, "evidenceIdentifier"),
                event,
                reasons(shape, event),
                time(shape, "eventTime"),
                party(shape.object("evidenceIssuerDetails", ENTITY)),
                party(shape.object("senderDetails", ENTITY)),
                recipients,
                refersTo,
                time(shape, "submissionTime"),
                uuid(shape, "messageIdentifier"),
                digest(content),
                parts(content, event),
                extensions.registeredAt(),
                extensions.absence(),
                extensions.sentOnTo(),
                Stream.concat(delegates(shape, event).stream(), extensions.told().stream())
                        .toList());
    }

    /// Who acted by a delegation, in words: for the sender of a submission, for the recipient of what somebody
    /// opens.
    private static List<Statement> delegates(Shape shape, EvidenceEvent event) throws MalformedEvidence {
        var delegates = new ArrayList<>(sendersDelegate(shape, event));
        if (!shape.has("recipientsDelegateDetails")) {
            return delegates;
        }
        for (var entity : shape.objects("recipientsDelegateDetails", ENTITY)) {
            delegates.add(Statement.of("proven-by-delegate", party(entity).words()));
        }
        if (delegates.isEmpty() || !OPENED.contains(event)) {
            throw shape.malformed("recipientsDelegateDetails");
        }
        return delegates;
    }

    private static List<Statement> sendersDelegate(Shape shape, EvidenceEvent event) throws MalformedEvidence {
        if (!shape.has("senderDelegateDetails")) {
            return List.of();
        }
        if (!SUBMITTED.contains(event)) {
            throw shape.malformed("senderDelegateDetails");
        }
        var delegate = party(shape.object("senderDelegateDetails", ENTITY));
        return List.of(Statement.of("proven-by-sender-delegate", delegate.words()));
    }

    /// One JSON value in UTF-8 and nothing after it; no other encoding is guessed.
    static JsonNode json(String where, byte[] utf8) throws MalformedEvidence {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return STRICT.readTree(text.toString());
        } catch (CharacterCodingException | JacksonException e) {
            throw new MalformedEvidence(where);
        }
    }

    private static List<String> reasons(Shape shape, EvidenceEvent event) throws MalformedEvidence {
        var reasons = shape.has("eventReasons") ? shape.texts("eventReasons") : List.<String>of();
        if (reasons.isEmpty() == event.isFailure()) {
            throw shape.malformed("eventReasons");
        }
        return reasons;
    }

    private static List<Evidence.Party> parties(Shape shape, EvidenceEvent event) throws MalformedEvidence {
        var parties = new ArrayList<Evidence.Party>();
        for (var entity : shape.objects("recipientsDetails", ENTITY)) {
            parties.add(party(entity));
        }
        if (parties.isEmpty() && event != EvidenceEvent.SUBMISSION_REJECTION) {
            throw shape.malformed("recipientsDetails");
        }
        return List.copyOf(parties);
    }

    private static Evidence.Party party(Shape entity) throws MalformedEvidence {
        var identifier = entity.object("identifier", Set.of("scheme", "value"));
        return new Evidence.Party(
                identifier.text("scheme"),
                identifier.text("value"),
                entity.optionalText("name"),
                entity.optionalText("assuranceLevel"));
    }

    private static List<Evidence.Part> parts(Shape content, EvidenceEvent event) throws MalformedEvidence {
        var parts = new ArrayList<Evidence.Part>();
        for (var part : content.objects("partsInfo", PART)) {
            parts.add(new Evidence.Part(
                    part.text("identifier"),
                    part.text("contentType"),
                    part.count("size"),
                    digest(part),
                    part.optionalText("storedAs")));
        }
        if (parts.isEmpty() == event.hasDocuments()) {
            throw content.malformed("partsInfo");
        }
        return List.copyOf(parts);
    }

    private static @Nullable Integer refersTo(Shape shape, int recipients) throws MalformedEvidence {
        if (!shape.has("evidenceRefersToRecipient")) {
            return null;
        }
        var index = shape.count("evidenceRefersToRecipient");
        if (index >= recipients) {
            throw shape.malformed("evidenceRefersToRecipient");
        }
        return (int) index;
    }

    private static String digest(Shape shape) throws MalformedEvidence {
        if (!shape.text("digestMethod").equals(SHA_256)) {
            throw shape.malformed("digestMethod");
        }
        return shape.matching("digestValue", DIGEST);
    }

    static UUID uuid(Shape shape, String member) throws MalformedEvidence {
        return UUID.fromString(shape.matching(member, UUID_FORM));
    }

    /// In its one spelling: the parser alone would take 24:00 and leap seconds.
    static Instant time(Shape shape, String member) throws MalformedEvidence {
        var text = shape.matching(member, TIME);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw shape.malformed(member);
        }
    }
}
