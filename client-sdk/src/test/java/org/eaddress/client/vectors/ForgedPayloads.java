package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.invalid;
import static org.eaddress.client.vectors.Cast.sealedOver;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Payloads that the hub would never seal, sealed all the same.
final class ForgedPayloads {
    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var payloads = new ForgedPayloads();
        payloads.shapes();
        payloads.values();
        payloads.times();
        return payloads.all;
    }

    private void shapes() {
        malformed(
                "unknown-event",
                "An event that does not exist",
                payload -> payload.put("erdsEventId", "http://uri.etsi.org/19522/Event/SubmissionAcceptances"));
        malformed("unknown-version", "Another version", payload -> payload.put("version", "2"));
        malformed("unknown-member", "A member that the schema has not", payload -> payload.put("note", "x"));
        malformed("member-missing", "No sender", payload -> payload.remove("senderDetails"));
        malformed("delegate-of-a-submission", "A delegate where nobody opened anything", Events::delegate);
        put(
                "senders-delegate-of-an-opening",
                "A delegate of the sender where the recipient opened it",
                payload -> {
                    payload.put("erdsEventId", "http://uri.etsi.org/19522/Event/ContentHandover");
                    Events.sendersDelegate(payload);
                },
                "malformed");
        malformed("no-recipient", "No recipient", payload -> payload.putArray("recipientsDetails"));
        malformed(
                "recipient-beyond",
                "It refers to a recipient that is not there",
                payload -> payload.put("evidenceRefersToRecipient", 1));
        malformed(
                "critical-extension",
                "A critical extension nobody knows",
                payload -> payload.putArray("extensions")
                        .addObject()
                        .put("identifier", "urn:example:condition")
                        .put("isCritical", true)
                        .put("value", 1));
    }

    private void values() {
        malformed(
                "digest-upper-case",
                "A digest in capitals",
                payload -> content(payload).put("digestValue", "A".repeat(64)));
        malformed(
                "digest-other-method",
                "A digest method that is not allowed",
                payload -> content(payload).put("digestMethod", "http://www.w3.org/2000/09/xmldsig#sha1"));
        malformed(
                "size-negative",
                "A document of negative size",
                payload -> part(payload).put("size", -1));
        malformed(
                "size-fraction",
                "A size with a fraction",
                payload -> part(payload).put("size", 24.0));
        malformed(
                "identifier-upper-case",
                "An identifier in capitals",
                payload -> payload.put("messageIdentifier", Cast.ID.toString().toUpperCase(Locale.ROOT)));
    }

    private void times() {
        malformed(
                "time-impossible",
                "The 30th of February",
                payload -> payload.put("eventTime", "2026-02-30T08:00:00.000Z"));
        malformed("time-of-day-24", "24 o'clock", payload -> payload.put("eventTime", "2026-11-19T24:00:00.000Z"));
        malformed(
                "time-with-offset",
                "A time that is not UTC",
                payload -> payload.put("eventTime", "2026-11-20T10:00:00.123+02:00"));
        put(
                "submitted-after-event",
                "Submitted after it was accepted",
                payload -> payload.put("submissionTime", "2026-11-20T09:00:00.000Z"),
                "times-out-of-order");
        put(
                "event-after-seal",
                "It happened after it was sealed",
                payload -> payload.put("eventTime", "2026-11-20T09:00:00.000Z"),
                "times-out-of-order");
    }

    private void malformed(String name, String title, Consumer<ObjectNode> change) {
        put(name, title, change, "malformed");
    }

    private void put(String name, String title, Consumer<ObjectNode> change, String... faults) {
        all.put(name, invalid(title, title + ".", sealedOver(change), faults));
    }

    private static ObjectNode content(ObjectNode payload) {
        return (ObjectNode) payload.path("userContentInfo");
    }

    private static ObjectNode part(ObjectNode payload) {
        return (ObjectNode) content(payload).path("partsInfo").path(0);
    }
}
