package org.eaddress.client.fake;

import java.util.UUID;
import org.eaddress.client.proof.CanonicalJson;
import org.eaddress.client.proof.Digests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON of evidence, as `evidence.schema.json` has it.
public final class EvidenceMaker {
    private static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private EvidenceMaker() {}

    /// @param message the submitted message
    /// @param at when, in the form of the API
    public static ObjectNode evidence(String event, UUID id, JsonNode message, String at) {
        var evidence = JsonNodeFactory.instance
                .objectNode()
                .put("version", "1")
                .put("evidenceIdentifier", UUID.randomUUID().toString())
                .put("erdsEventId", "http://uri.etsi.org/19522/Event/" + event)
                .put("eventTime", at);
        evidence.putObject("evidenceIssuerDetails")
                .putObject("identifier")
                .put("scheme", "urn:eaddress:scheme:x500")
                .put("value", Authority.SEALER_NAME);
        party(evidence.putObject("senderDetails"), message.path("from").asString());
        var recipients = evidence.putArray("recipientsDetails");
        message.path("to").forEach(recipient -> party(recipients.addObject(), recipient.asString()));
        evidence.put("submissionTime", at).put("messageIdentifier", id.toString());
        content(evidence.putObject("userContentInfo"), message);
        if (event.equals("SubmissionRejection") || event.equals("ContentConsignmentFailure")) {
            evidence.putArray("eventReasons").add("urn:eaddress:problem:closed-recipient");
        }
        if (event.equals("SubmissionRejection")) {
            evidence.withObject("/userContentInfo").putArray("partsInfo");
        }
        if (event.equals("MessageAbsence")) {
            nothing(evidence);
        }
        return evidence;
    }

    /// A statement that on 19 November 2026 the hub did not do this between the two; the evidence of that day is in
    /// the seals up to the second.
    public static ObjectNode absence(String fact, UUID id, JsonNode message, String at) {
        var evidence = evidence("MessageAbsence", id, message, at)
                .put("erdsEventId", "urn:eaddress:event:MessageAbsence")
                .put("evidenceRefersToRecipient", 0);
        evidence.withObject("/extensions/0/value").put("fact", fact);
        return evidence;
    }

    private static void nothing(ObjectNode evidence) {
        evidence.withObject("/userContentInfo").putArray("partsInfo");
        evidence.putArray("extensions")
                .addObject()
                .put("identifier", "urn:eaddress:extension:absence:1")
                .put("isCritical", false)
                .putObject("value")
                .put("fact", "accepted")
                .put("since", "2026-11-19T00:00:00.000Z")
                .put("until", "2026-11-20T00:00:00.000Z")
                .put("clockSkewSeconds", 60)
                .put("afterSeal", 0)
                .put("afterDigest", "0".repeat(64))
                .put("upToSeal", 2)
                .put("upToDigest", "1".repeat(64))
                .put("pieces", 3);
    }

    private static ObjectNode party(ObjectNode party, String value) {
        party.putObject("identifier")
                .put("scheme", "urn:eaddress:scheme:e-address")
                .put("value", value);
        return party;
    }

    private static void content(ObjectNode content, JsonNode message) {
        content.put("digestMethod", SHA_256).put("digestValue", Digests.sha256(CanonicalJson.of(message)));
        var parts = content.putArray("partsInfo");
        for (var document : message.path("documents")) {
            parts.addObject()
                    .put("identifier", document.path("name").asString())
                    .put("contentType", document.path("mediaType").asString())
                    .put("size", document.path("size").asLong())
                    .put("digestMethod", SHA_256)
                    .put("digestValue", document.path("sha256").asString());
        }
    }
}
