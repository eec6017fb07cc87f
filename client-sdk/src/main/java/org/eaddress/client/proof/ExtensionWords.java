package org.eaddress.client.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.eaddress.client.proof.Evidence.Party;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What extensions that are not critical say, in words. One of another shape than `evidence.schema.json` gives it
/// is passed over in silence: the evidence stands without it.
final class ExtensionWords {
    /// Of a recall: nobody had opened or taken the message.
    static final Statement HIDDEN = Statement.of("proven-recall-hidden");

    /// Of a recall: the recipient had it.
    static final Statement HAD = Statement.of("proven-recall-handed-over");

    private static final String HANDLED = "urn:eaddress:extension:case:1";
    private static final Map<String, Reader> KNOWN = Map.of(
            HANDLED,
            ExtensionWords::handled,
            "urn:eaddress:extension:notice:1",
            (value, _) -> notice(value),
            "urn:eaddress:extension:undelivered-notices:1",
            (value, _) -> undelivered(value),
            "urn:eaddress:extension:deemed-notified:1",
            (value, _) -> counted(value),
            "urn:eaddress:extension:cancellation:1",
            (value, _) -> cancelled(value),
            "urn:eaddress:extension:recall:1",
            (value, _) -> recalled(value));
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
        List<Statement> read(JsonNode value, List<Party> concerned) throws MalformedEvidence;
    }

    private ExtensionWords() {}

    /// @param concerned the recipients that the evidence is about
    static List<Statement> of(String identifier, JsonNode value, List<Party> concerned) {
        var reader = KNOWN.get(identifier);
        try {
            return reader == null ? List.of() : reader.read(value, concerned);
        } catch (MalformedEvidence e) {
            return List.of();
        }
    }

    /// To which other e-address it says that the message was sent on, whosever that is; null when it says nothing
    /// such.
    static @Nullable String sentOnTo(String identifier, JsonNode value) {
        return identifier.equals(HANDLED)
                        && value.path("what").asString("").equals("redirected")
                        && value.path("to").isString()
                ? value.path("to").asString()
                : null;
    }

    private static List<Statement> handled(JsonNode value, List<Party> concerned) throws MalformedEvidence {
        var shape = Shape.of("case", value, CASE);
        var what = shape.matching("what", DONE);
        if (what.equals("redirected") != shape.has("to")) {
            throw shape.malformed("to");
        }
        if (shape.has("to") && !isWithinOrganisation(concerned, shape.text("to"))) {
            throw shape.malformed("to");
        }
        var done = what.equals("redirected")
                ? Statement.of("proven-case-redirected", shape.text("by"), shape.text("to"))
                : Statement.of("proven-case-" + what, shape.text("by"));
        var note = shape.optionalText("note");
        return note == null ? List.of(done) : List.of(done, Statement.of("proven-case-note", note));
    }

    /// Whether these are one e-address, and that another of the same organisation: of persons none is.
    static boolean isWithinOrganisation(List<Party> concerned, String to) {
        return concerned.size() == 1
                && !to.equals(concerned.getFirst().value())
                && organisation(to) != null
                && Objects.equals(
                        organisation(to), organisation(concerned.getFirst().value()));
    }

    private static @Nullable String organisation(String eAddress) {
        var at = eAddress.indexOf('@');
        return at < 0 || eAddress.startsWith("_PRIVATE@") ? null : eAddress.substring(at + 1);
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
