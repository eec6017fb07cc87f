package org.eaddress.client.fake;

import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.proof.CanonicalJson;
import org.eaddress.client.proof.Digests;
import org.eaddress.client.proof.EvidenceEvent;
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
                .put("erdsEventId", uri(event))
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
        if (event.equals("SubmissionRejection") || event.endsWith("Failure")) {
            evidence.putArray("eventReasons").add("urn:eaddress:problem:closed-recipient");
        }
        if (event.equals("SubmissionRejection")) {
            evidence.withObject("/userContentInfo").putArray("partsInfo");
        }
        return evidence;
    }

    private static String uri(String event) {
        return Stream.of(EvidenceEvent.values())
                .filter(known -> known.etsiName().equals(event))
                .map(EvidenceEvent::uri)
                .findFirst()
                .orElse("http://uri.etsi.org/19522/Event/" + event);
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
