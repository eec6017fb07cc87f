package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.ID;
import static org.eaddress.client.vectors.Cast.PERMIT;
import static org.eaddress.client.vectors.Cast.SEALER;
import static org.eaddress.client.vectors.Cast.TIME;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eaddress.client.fake.Authority;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Statements about what the hub keeps (`keeping.schema.json`), genuine ones and such as it would never seal.
final class Keepings {
    private static final String HOLD = "019aa0c4-8e7b-7000-8000-000000000002";

    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var keepings = new Keepings();
        keepings.genuine();
        keepings.forged();
        return keepings.all;
    }

    private void genuine() {
        valid("hold-placed", "A legal hold on a message", placed(), "proven-hold-placed", "open-hold");
        var ending = placed();
        facts(ending).remove("message");
        facts(ending).put("eAddress", "_PRIVATE@32345678901").put("endsAt", "2027-11-20T00:00:00Z");
        valid("hold-placed-until", "A legal hold on an e-address, until a day", ending, "proven-hold-ends");
        valid("hold-lifted", "A legal hold that was lifted", lifted(), "proven-hold-lifted", "open-other-holds");
        valid("removal", "Evidence was removed", removal(), "proven-removed-evidence", "open-removed");
        var ofRejections = removal();
        facts(ofRejections).put("policy", "rejections");
        valid("evidence-opened", "Evidence was opened to an auditor", opened(), "proven-opened", "open-opening");
        valid(
                "looked-up",
                "Persons were looked up, for a purpose",
                lookedUp(),
                "proven-looked-up-directory",
                "proven-purpose-sending",
                "open-looked-up");
        var warned = lookedUp();
        facts(warned).put("means", "warnings").remove("purpose");
        valid("looked-up-for-warnings", "Warnings were asked for", warned, "proven-looked-up-warnings");
        var refused = lookedUp();
        facts(refused).put("means", "submission");
        valid("looked-up-by-refusal", "A message was refused", refused, "proven-looked-up-submission");
        var entrusted = lookedUp();
        facts(entrusted).put("means", "mailbox").remove("purpose");
        valid("looked-up-by-delegate", "A delegate looked into a mailbox", entrusted, "proven-looked-up-mailbox");
        var untold = opened();
        facts(untold).put("client", "audit-office").put("untoldUntil", "2027-11-20T00:00:00Z");
        valid(
                "evidence-opened-untold",
                "Evidence was opened to an auditor, and nobody may be told yet",
                untold,
                "proven-opened",
                "proven-opened-client",
                "proven-opened-untold");
        valid(
                "batch-approved",
                "A batch was approved",
                decided("BatchApproved"),
                "proven-batch-approved",
                "open-batch");
        var stopped = decided("BatchStopped");
        facts(stopped).put("through", "_DEFAULT@90000000048").put("reason", "Wrong template");
        valid(
                "batch-stopped",
                "A batch was stopped",
                stopped,
                "proven-batch-stopped",
                "proven-batch-through",
                "proven-batch-reason");
        valid(
                "system-conforms",
                "A system in test took every step",
                conforms(),
                "proven-conforms",
                "proven-conforms-vendor",
                "proven-conforms-ends",
                "open-conforms");
        valid(
                "hub-not-available",
                "The hub was not available twice in a period",
                available(),
                "proven-not-available",
                "proven-outage",
                "proven-outage-announced",
                "open-available");
        var always = available();
        facts(always).putArray("outages");
        valid("hub-available", "The hub was always available in a period", always, "proven-available");
        valid("removal-of-rejections", "Refusals were removed", ofRejections, "proven-removed-rejections");
    }

    private void forged() {
        malformed(
                "hold-on-two",
                "A legal hold on a message and on an e-address",
                placed(),
                forged -> facts(forged).put("eAddress", "_PRIVATE@32345678901"));
        malformed(
                "hold-without-reason",
                "A legal hold without a reason",
                placed(),
                forged -> facts(forged).remove("reason"));
        malformed(
                "hold-with-more",
                "A legal hold with a member that nobody knows",
                placed(),
                forged -> facts(forged).put("note", "x"));
        malformed(
                "batch-of-nobody",
                "A batch without recipients was approved",
                decided("BatchApproved"),
                forged -> facts(forged).put("recipients", 0));
        malformed(
                "system-conforms-in-nothing",
                "A certificate of conformity without steps",
                conforms(),
                forged -> facts(forged).putArray("steps"));
        malformed(
                "hub-not-available-later",
                "An outage that is not in the period",
                available(),
                forged -> facts(forged).put("until", "2026-11-10T02:30:00.000Z"));
        malformed(
                "hub-not-available-in-disorder",
                "The outages do not follow each other",
                available(),
                forged -> outage(facts(forged), "2026-11-05T02:00:00.000Z", "2026-11-05T02:05:00.000Z", false));
        malformed(
                "removal-miscounted",
                "More was removed than places are named",
                removal(),
                forged -> facts(forged).put("pieces", 4));
        malformed(
                "removal-twice",
                "One place is named twice",
                removal(),
                forged -> facts(forged)
                        .withArray("entries")
                        .get(0)
                        .asObject()
                        .withArray("positions")
                        .set(1, 0));
        malformed(
                "looked-up-twice",
                "One person is counted twice",
                lookedUp(),
                forged -> facts(forged).withArray("persons").add("b".repeat(64)));
        malformed(
                "looked-up-for-fun",
                "A look for a purpose that nobody knows",
                lookedUp(),
                forged -> facts(forged).put("purpose", "fun"));
        malformed(
                "looked-up-by-chance",
                "A look by means that nobody knows",
                lookedUp(),
                forged -> facts(forged).put("means", "chance"));
        malformed(
                "looked-up-in-disorder",
                "The persons do not ascend",
                lookedUp(),
                forged -> facts(forged).putArray("persons").add("b".repeat(64)).add("a".repeat(64)));
        malformed(
                "looked-up-nobody",
                "A look at nobody",
                lookedUp(),
                forged -> facts(forged).putArray("persons"));
        malformed(
                "keeping-of-another-kind",
                "A statement of a kind that nobody knows",
                placed(),
                forged -> forged.put("event", "urn:eaddress:event:LegalHoldForgotten"));
        invalid(
                "keeping-of-another-issuer",
                "A statement that names another issuer",
                placed().put("issuer", "CN=Another hub"),
                "issuer-mismatch");
        invalid(
                "keeping-of-the-future",
                "A statement of what had not happened yet",
                placed().put("eventTime", "2026-11-21T00:00:00.000Z"),
                "times-out-of-order");
        all.put(
                "keeping-with-document",
                Cast.invalid(
                                "A document beside a legal hold",
                                "It is about no document.",
                                SEALER.seal(placed(), AT),
                                "document-extra",
                                "message-changed")
                        .with(PERMIT)
                        .message("{}"));
    }

    private static ObjectNode placed() {
        var statement = statement("LegalHoldPlaced");
        facts(statement)
                .put("hold", HOLD)
                .put("message", ID.toString())
                .put("reason", "Case 2026/17: it's before the court")
                .put("placedBy", "Judge Ozola")
                .put("placedThrough", "_DEFAULT@90000000048");
        return statement;
    }

    private static ObjectNode lifted() {
        var statement = statement("LegalHoldLifted");
        facts(statement).put("hold", HOLD).put("liftedBy", "Judge Ozola").put("liftedThrough", "_DEFAULT@90000000048");
        return statement;
    }

    private static ObjectNode removal() {
        var statement = statement("EvidenceRemoval");
        facts(statement)
                .put("policy", "evidence")
                .put("retentionDays", 3650)
                .put("before", "2016-11-20T00:00:00.000Z")
                .put("pieces", 3)
                .put("digest", "0".repeat(64));
        place(facts(statement), 7, 0, 3);
        place(facts(statement), 9, 1);
        return statement;
    }

    private static ObjectNode opened() {
        var statement = statement("EvidenceOpened");
        facts(statement)
                .put("opening", HOLD)
                .put("afterSeal", 0)
                .put("upToSeal", 12)
                .put("reason", "Audit of 2026")
                .put("orderedBy", "State Audit Office")
                .put("openedTo", "_DEFAULT@90000000055")
                .put("endsAt", "2026-12-20T08:00:00Z");
        return statement;
    }

    private static ObjectNode lookedUp() {
        var statement = statement("PersonsLookedUp");
        facts(statement)
                .put("lookedUpBy", "_DEFAULT@90000000055")
                .put("name", "Liepkalnes novada pašvaldība")
                .put("means", "directory")
                .put("purpose", "sending")
                .putArray("persons")
                .add("a".repeat(64))
                .add("b".repeat(64));
        return statement;
    }

    private static ObjectNode decided(String event) {
        var statement = statement(event);
        facts(statement)
                .put("batch", HOLD)
                .put("sender", "_DEFAULT@90001733697")
                .put("recipients", 12000)
                .put("by", "J. Kalns");
        return statement;
    }

    private static ObjectNode conforms() {
        var statement = statement("SystemConforms");
        facts(statement)
                .put("client", "test-0123456789abcdef")
                .put("name", "Document register")
                .put("vendor", "SIA Vendor")
                .put("eAddress", "_DEFAULT@90001733697")
                .put("twin", "_TEST-0123456789ABCDEF@90001733697")
                .put("doctor", "eaddress 0.1.0")
                .put("message", HOLD)
                .put("startedAt", "2026-11-20T07:59:30Z")
                .put("endsAt", "2027-11-20T08:00:00Z")
                .putArray("steps")
                .add("sent")
                .add("registered")
                .add("told-unknown");
        return statement;
    }

    private static ObjectNode available() {
        var statement = statement("HubAvailability");
        facts(statement)
                .put("since", "2026-11-01T00:00:00.000Z")
                .put("until", "2026-11-20T00:00:00.000Z")
                .put("fromSeconds", 60);
        outage(facts(statement), "2026-11-03T01:00:00.000Z", "2026-11-03T01:12:00.000Z", false);
        outage(facts(statement), "2026-11-10T02:00:00.000Z", "2026-11-10T03:00:00.000Z", true);
        return statement;
    }

    private static void outage(ObjectNode facts, String since, String until, boolean announced) {
        facts.withArray("outages")
                .addObject()
                .put("since", since)
                .put("until", until)
                .put("announced", announced);
    }

    private static void place(ObjectNode facts, int seal, int... positions) {
        var places = facts.withArray("entries").addObject().put("seal", seal).putArray("positions");
        for (var position : positions) {
            places.add(position);
        }
    }

    private static ObjectNode statement(String event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", "1")
                .put("recordIdentifier", "019aa0c4-8e7b-7000-8000-000000000003")
                .put("event", "urn:eaddress:event:" + event)
                .put("eventTime", TIME)
                .put("issuer", Authority.SEALER_NAME);
    }

    private static ObjectNode facts(ObjectNode statement) {
        return statement.withObject("/facts");
    }

    private void valid(String name, String title, ObjectNode statement, String... says) {
        all.put(
                name,
                Cast.valid(title, "The seal holds; it is about no message.", SEALER.seal(statement, AT))
                        .saying(says));
    }

    private void malformed(String name, String title, ObjectNode statement, Consumer<ObjectNode> change) {
        change.accept(statement);
        invalid(name, title, statement, "malformed");
    }

    private void invalid(String name, String title, ObjectNode statement, String fault) {
        all.put(name, Cast.invalid(title, title + ".", SEALER.seal(statement, AT), fault));
    }
}
