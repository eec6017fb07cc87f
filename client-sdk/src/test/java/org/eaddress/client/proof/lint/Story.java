package org.eaddress.client.proof.lint;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.EvidenceMaker;
import org.eaddress.client.fake.Sealer;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.Sealed;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The evidence of one message to Anna, from its acceptance to her opening it. As made it breaks no rule.
final class Story {
    static final String ANNA = "_PRIVATE@32345678901";

    private static final Sealer SEALER = Authority.named("Hub root").sealer();
    private static final Instant START = Instant.parse("2026-11-20T08:00:00.100Z");
    private static final UUID MESSAGE = UUID.fromString("01938b1e-0000-7000-8000-000000000001");

    final ObjectNode acceptance = piece("SubmissionAcceptance", 0);
    final ObjectNode consignment = aboutAnna(piece("ContentConsignment", 2));
    final ObjectNode handover = aboutAnna(piece("ContentHandover", 60));
    final ObjectNode access = aboutAnna(piece("ContentAccessTracking", 60));
    final List<ObjectNode> pieces = new ArrayList<>(List.of(acceptance, consignment, handover, access));
    final List<ObjectNode> statements = new ArrayList<>();
    Duration sealedLate = Duration.ZERO;

    Story() {
        consignment
                .putArray("extensions")
                .addObject()
                .put("identifier", "urn:eaddress:extension:registered:1")
                .put("isCritical", false)
                .putObject("value")
                .put("registeredAt", at(1));
    }

    List<Sealed> sealed() throws MalformedEvidence {
        return sealed(pieces);
    }

    List<Sealed> statements() throws MalformedEvidence {
        return sealed(statements);
    }

    private List<Sealed> sealed(List<ObjectNode> pieces) throws MalformedEvidence {
        var sealed = new ArrayList<Sealed>();
        for (var piece : pieces) {
            var at = Instant.parse(piece.get("eventTime").asString()).plus(sealedLate);
            sealed.add(Sealed.unverified(SEALER.seal(piece, at)));
        }
        return sealed;
    }

    /// That time, so many seconds after the acceptance.
    static String at(long seconds) {
        var at = START.plusSeconds(seconds).toString();
        return at.contains(".") ? at : at.replace("Z", ".000Z");
    }

    static ObjectNode piece(String event, long seconds) {
        return EvidenceMaker.evidence(event, MESSAGE, message(), at(seconds))
                .put("submissionTime", at(0))
                .put("evidenceIdentifier", id(seconds));
    }

    /// Stated a minute after the acceptance: from then until then there was nothing for Anna.
    static ObjectNode absence(String fact, long since, long until) {
        var statement = EvidenceMaker.absence(fact, UuidCreator.getTimeOrderedEpoch(), message(), at(60))
                .put("evidenceIdentifier", id(60));
        statement.withObject("/extensions/0/value").put("since", at(since)).put("until", at(until));
        return statement;
    }

    static String id(long seconds) {
        return UuidCreator.getTimeOrderedEpoch(START.plusSeconds(seconds)).toString();
    }

    static ObjectNode aboutAnna(ObjectNode piece) {
        return piece.put("evidenceRefersToRecipient", 0);
    }

    private static ObjectNode message() {
        var message = JsonNodeFactory.instance.objectNode().put("from", "_DEFAULT@90001733697");
        message.put("subject", "Building permit").putArray("to").add(ANNA);
        message.putArray("documents")
                .addObject()
                .put("name", "permit.pdf")
                .put("mediaType", "application/pdf")
                .put("size", 8)
                .put("sha256", "0".repeat(64));
        return message;
    }
}
