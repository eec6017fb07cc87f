package org.eaddress.client.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What extensions that are not critical say, in words. One of another shape than `evidence.schema.json` gives it
/// is passed over in silence: the evidence stands without it.
final class ExtensionWords {
    /// Of a recall: nobody had opened or taken the message.
    static final Statement HIDDEN = Statement.of("proven-recall-hidden");

    /// Of a recall: the recipient had it.
    static final Statement HAD = Statement.of("proven-recall-handed-over");

    /// Of a case: to which other e-address of the recipient the message was sent, as the second of its facts.
    static final String REDIRECTED = "proven-case-redirected";

    private static final Map<String, Reader> KNOWN = Map.of(
            "urn:eaddress:extension:case:1", ExtensionWords::handled,
            "urn:eaddress:extension:notice:1", ExtensionWords::notice,
            "urn:eaddress:extension:undelivered-notices:1", ExtensionWords::undelivered,
            "urn:eaddress:extension:deemed-notified:1", ExtensionWords::counted,
            "urn:eaddress:extension:cancellation:1", ExtensionWords::cancelled,
            "urn:eaddress:extension:recall:1", ExtensionWords::recalled);
    private static final Pattern DONE =
            Pattern.compile("took|planned|retried|rerouted|redirected|gave-up|told-contact|contact-not-told");
    private static final Pattern CHANNEL = Pattern.compile("email|sms|push");
    private static final Pattern COUNTING = Pattern.compile("workingDays|calendarDays");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Set<String> CASE = Set.of("action", "case", "kind", "what", "by", "note", "nextAt", "to");
    private static final Set<String> NOTICE =
            Set.of("notice", "channel", "addressDigest", "reminder", "attempt", "status");
    private static final Set<String> UNDELIVERED = Set.of("from", "to", "messages");
    private static final Set<String> UNDELIVERED_ONE = Set.of("message", "consignedAt", "toldAt");
    private static final Set<String> CANCELLATION = Set.of("reason");
    private static final Set<String> RECALL = Set.of("reason", "handedOver");
    private static final Set<String> COUNT =
            Set.of("sentAt", "on", "counting", "term", "calendar", "zone", "unknownYears", "days");

    private interface Reader {
        List<Statement> read(JsonNode value) throws MalformedEvidence;
    }

    private ExtensionWords() {}

    static List<Statement> of(String identifier, JsonNode value) {
        var reader = KNOWN.get(identifier);
        try {
            return reader == null ? List.of() : reader.read(value);
        } catch (MalformedEvidence e) {
            return List.of();
        }
    }

    private static List<Statement> handled(JsonNode value) throws MalformedEvidence {
        var shape = Shape.of("case", value, CASE);
        var what = shape.matching("what", DONE);
        if (what.equals("redirected") != shape.has("to")) {
            throw shape.malformed("to");
        }
        var done = what.equals("redirected")
                ? Statement.of(REDIRECTED, shape.text("by"), shape.text("to"))
                : Statement.of("proven-case-" + what, shape.text("by"));
        var note = shape.optionalText("note");
        return note == null ? List.of(done) : List.of(done, Statement.of("proven-case-note", note));
    }

    private static List<Statement> notice(JsonNode value) throws MalformedEvidence {
        var shape = Shape.of("notice", value, NOTICE);
        return List.of(Statement.of(
                "proven-notice-by-" + shape.matching("channel", CHANNEL),
                Long.toString(shape.count("attempt")),
                Long.toString(shape.count("reminder"))));
    }

    private static List<Statement> undelivered(JsonNode value) throws MalformedEvidence {
        var shape = Shape.of("undelivered", value, UNDELIVERED);
        var from = Reasoning.time(EvidenceReader.time(shape, "from"));
        var to = Reasoning.time(EvidenceReader.time(shape, "to"));
        var all = new ArrayList<Statement>();
        var messages = shape.objects("messages", UNDELIVERED_ONE);
        all.add(Statement.of("proven-undelivered-period", from, to, Integer.toString(messages.size())));
        for (var one : messages) {
            var id = EvidenceReader.uuid(one, "message").toString();
            var consigned = Reasoning.time(EvidenceReader.time(one, "consignedAt"));
            all.add(
                    one.has("toldAt")
                            ? Statement.of(
                                    "proven-told-late",
                                    id,
                                    consigned,
                                    Reasoning.time(EvidenceReader.time(one, "toldAt")))
                            : Statement.of("proven-not-told", id, consigned));
        }
        return List.copyOf(all);
    }

    private static List<Statement> cancelled(JsonNode value) throws MalformedEvidence {
        return List.of(reason(Shape.of("cancellation", value, CANCELLATION)));
    }

    private static List<Statement> recalled(JsonNode value) throws MalformedEvidence {
        var shape = Shape.of("recall", value, RECALL);
        return List.of(shape.flag("handedOver") ? HAD : HIDDEN, reason(shape));
    }

    private static Statement reason(Shape shape) throws MalformedEvidence {
        return Statement.of("proven-sender-reason", shape.text("reason"));
    }

    private static List<Statement> counted(JsonNode value) throws MalformedEvidence {
        var shape = Shape.of("count", value, COUNT);
        if (!shape.has("on")) {
            return List.of();
        }
        var key = shape.matching("counting", COUNTING).equals("workingDays") ? "working" : "calendar";
        return List.of(Statement.of(
                "proven-counted-" + key + "-days",
                shape.matching("on", DAY),
                Long.toString(shape.count("term")),
                shape.text("calendar"),
                shape.text("zone")));
    }
}
