package org.eaddress.client.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads the payload of a seal into [Keeping], as strictly as `keeping.schema.json` says.
final class KeepingReader {
    static final String HOLD_PLACED = "urn:eaddress:event:LegalHoldPlaced";
    static final String HOLD_LIFTED = "urn:eaddress:event:LegalHoldLifted";
    static final String REMOVAL = "urn:eaddress:event:EvidenceRemoval";
    static final String OPENED = "urn:eaddress:event:EvidenceOpened";
    static final String BATCH_APPROVED = "urn:eaddress:event:BatchApproved";
    static final String BATCH_STOPPED = "urn:eaddress:event:BatchStopped";
    static final String SYSTEM_CONFORMS = "urn:eaddress:event:SystemConforms";
    static final String AVAILABILITY = "urn:eaddress:event:HubAvailability";
    static final String LOOKED_UP = "urn:eaddress:event:PersonsLookedUp";

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    private static final Pattern MEANS = Pattern.compile("directory|warnings|submission|mailbox");
    private static final Pattern PURPOSE = Pattern.compile("sending|address-list|proceedings");
    private static final Pattern STEP = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern POLICY = Pattern.compile("evidence|rejections");
    private static final Set<String> MEMBERS =
            Set.of("version", "recordIdentifier", "event", "eventTime", "issuer", "facts");
    private static final Set<String> PLACING =
            Set.of("hold", "message", "eAddress", "reason", "placedBy", "placedThrough", "endsAt");
    private static final Set<String> LIFTING = Set.of("hold", "liftedBy", "liftedThrough");
    private static final Set<String> REMOVING =
            Set.of("policy", "retentionDays", "before", "pieces", "digest", "entries");

    private static final Set<String> OPENING = Set.of(
            "opening", "afterSeal", "upToSeal", "reason", "orderedBy", "openedTo", "client", "untoldUntil", "endsAt");

    private static final Set<String> LOOKING = Set.of("lookedUpBy", "name", "means", "purpose", "persons");

    private static final Set<String> CONFORMING =
            Set.of("client", "name", "vendor", "eAddress", "twin", "doctor", "message", "startedAt", "steps", "endsAt");

    private static final Set<String> DECIDING = Set.of("batch", "sender", "recipients", "by", "through", "reason");

    private static final Set<String> BEING_THERE = Set.of("since", "until", "fromSeconds", "outages");

    private KeepingReader() {}

    /// Whether it is meant to be one; evidence has another identifier.
    static boolean isOne(JsonNode payload) {
        return payload.has("recordIdentifier");
    }

    static Keeping read(JsonNode payload) throws MalformedEvidence {
        var shape = Shape.of("statement", payload, MEMBERS);
        if (!shape.text("version").equals("1")) {
            throw shape.malformed("version");
        }
        return new Keeping(
                EvidenceReader.uuid(shape, "recordIdentifier"),
                time(shape, "eventTime"),
                shape.text("issuer"),
                fact(shape));
    }

    private static Keeping.Fact fact(Shape shape) throws MalformedEvidence {
        return switch (shape.text("event")) {
            case HOLD_PLACED -> placed(shape.object("facts", PLACING));
            case HOLD_LIFTED -> lifted(shape.object("facts", LIFTING));
            case REMOVAL -> removed(shape.object("facts", REMOVING));
            case OPENED -> opened(shape.object("facts", OPENING));
            case LOOKED_UP -> lookedUp(shape.object("facts", LOOKING));
            case BATCH_APPROVED -> decided(shape.object("facts", DECIDING), false);
            case BATCH_STOPPED -> decided(shape.object("facts", DECIDING), true);
            case SYSTEM_CONFORMS -> conforming(shape.object("facts", CONFORMING));
            case AVAILABILITY -> available(shape.object("facts", BEING_THERE));
            default -> throw shape.malformed("event");
        };
    }

    private static Keeping.Fact placed(Shape facts) throws MalformedEvidence {
        if (facts.has("message") == facts.has("eAddress")) {
            throw facts.malformed("message");
        }
        return new Keeping.HoldPlaced(
                EvidenceReader.uuid(facts, "hold"),
                facts.has("message") ? EvidenceReader.uuid(facts, "message").toString() : facts.text("eAddress"),
                facts.text("reason"),
                facts.text("placedBy"),
                facts.text("placedThrough"),
                facts.has("endsAt") ? time(facts, "endsAt") : null);
    }

    private static Keeping.Fact lifted(Shape facts) throws MalformedEvidence {
        return new Keeping.HoldLifted(
                EvidenceReader.uuid(facts, "hold"), facts.text("liftedBy"), facts.text("liftedThrough"));
    }

    private static Keeping.Fact removed(Shape facts) throws MalformedEvidence {
        var pieces = facts.count("pieces");
        var places = places(facts);
        if (pieces == 0
                || pieces != places.values().stream().mapToLong(Set::size).sum()) {
            throw facts.malformed("pieces");
        }
        return new Keeping.Removed(
                facts.matching("policy", POLICY).equals("rejections"),
                facts.count("retentionDays"),
                time(facts, "before"),
                pieces,
                facts.matching("digest", EvidenceReader.DIGEST),
                places);
    }

    private static Keeping.Fact opened(Shape facts) throws MalformedEvidence {
        var after = facts.count("afterSeal");
        var upTo = facts.count("upToSeal");
        if (upTo <= after) {
            throw facts.malformed("upToSeal");
        }
        return new Keeping.Opened(
                EvidenceReader.uuid(facts, "opening"),
                after,
                upTo,
                facts.text("reason"),
                facts.text("orderedBy"),
                facts.text("openedTo"),
                facts.has("client") ? facts.text("client") : null,
                facts.has("untoldUntil") ? time(facts, "untoldUntil") : null,
                time(facts, "endsAt"));
    }

    private static Keeping.Fact lookedUp(Shape facts) throws MalformedEvidence {
        return new Keeping.LookedUp(
                facts.text("lookedUpBy"),
                facts.text("name"),
                facts.matching("means", MEANS),
                facts.has("purpose") ? facts.matching("purpose", PURPOSE) : null,
                persons(facts));
    }

    /// Ascending, so each once.
    private static List<String> persons(Shape facts) throws MalformedEvidence {
        var persons = new ArrayList<String>();
        for (var person : facts.list("persons")) {
            if (!person.isString()
                    || !EvidenceReader.DIGEST.matcher(person.stringValue()).matches()
                    || (!persons.isEmpty() && person.stringValue().compareTo(persons.getLast()) <= 0)) {
                throw facts.malformed("persons");
            }
            persons.add(person.stringValue());
        }
        if (persons.isEmpty()) {
            throw facts.malformed("persons");
        }
        return persons;
    }

    private static Keeping.Fact decided(Shape facts, boolean stopped) throws MalformedEvidence {
        var recipients = facts.count("recipients");
        if (recipients == 0) {
            throw facts.malformed("recipients");
        }
        return new Keeping.BatchDecided(
                stopped,
                EvidenceReader.uuid(facts, "batch"),
                facts.text("sender"),
                recipients,
                facts.text("by"),
                facts.optionalText("through"),
                facts.optionalText("reason"));
    }

    private static Keeping.Fact conforming(Shape facts) throws MalformedEvidence {
        return new Keeping.SystemConforms(
                facts.text("client"),
                facts.text("name"),
                facts.optionalText("vendor"),
                facts.text("eAddress"),
                facts.text("twin"),
                facts.text("doctor"),
                EvidenceReader.uuid(facts, "message"),
                time(facts, "startedAt"),
                steps(facts),
                time(facts, "endsAt"));
    }

    private static List<String> steps(Shape facts) throws MalformedEvidence {
        var steps = new ArrayList<String>();
        for (var step : facts.list("steps")) {
            if (!step.isString() || !STEP.matcher(step.stringValue()).matches() || steps.contains(step.stringValue())) {
                throw facts.malformed("steps");
            }
            steps.add(step.stringValue());
        }
        if (steps.isEmpty()) {
            throw facts.malformed("steps");
        }
        return steps;
    }

    private static Keeping.Fact available(Shape facts) throws MalformedEvidence {
        var since = time(facts, "since");
        var until = time(facts, "until");
        if (!since.isBefore(until)) {
            throw facts.malformed("until");
        }
        var outages = new ArrayList<Keeping.Outage>();
        var last = since;
        for (var entry : facts.objects("outages", Set.of("since", "until", "announced"))) {
            var outage = new Keeping.Outage(time(entry, "since"), time(entry, "until"), entry.flag("announced"));
            if (outage.since().isBefore(last)
                    || !outage.since().isBefore(outage.until())
                    || outage.until().isAfter(until)) {
                throw entry.malformed("since");
            }
            last = outage.until();
            outages.add(outage);
        }
        return new Keeping.Available(since, until, facts.count("fromSeconds"), List.copyOf(outages));
    }

    /// By the numbers of their seals; each once.
    private static Map<Long, Set<Long>> places(Shape facts) throws MalformedEvidence {
        var places = new TreeMap<Long, Set<Long>>();
        for (var entry : facts.objects("entries", Set.of("seal", "positions"))) {
            var seal = entry.count("seal");
            if (seal == 0 || (!places.isEmpty() && seal <= places.lastKey())) {
                throw facts.malformed("entries");
            }
            places.put(seal, positions(entry));
        }
        return places;
    }

    private static Set<Long> positions(Shape entry) throws MalformedEvidence {
        var positions = new TreeSet<Long>();
        for (var position : entry.list("positions")) {
            if (!position.isIntegralNumber()
                    || !position.canConvertToLong()
                    || position.longValue() < 0
                    || (!positions.isEmpty() && position.longValue() <= positions.last())) {
                throw entry.malformed("positions");
            }
            positions.add(position.longValue());
        }
        return positions;
    }

    private static Instant time(Shape shape, String member) throws MalformedEvidence {
        try {
            return Instant.parse(shape.matching(member, TIME));
        } catch (DateTimeException e) {
            throw shape.malformed(member);
        }
    }
}
