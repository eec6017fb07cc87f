package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.ID;
import static org.eaddress.client.vectors.Cast.SEALER;
import static org.eaddress.client.vectors.Cast.TIME;
import static org.eaddress.client.vectors.Cast.ofRecipient;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eaddress.client.proof.EvidenceEvent;
import tools.jackson.databind.node.ObjectNode;

/// Every event that the hub seals, and what the extensions of some say.
final class Events {
    private static final Set<EvidenceEvent> ELSEWHERE = EnumSet.of(
            EvidenceEvent.SUBMISSION_ACCEPTANCE,
            EvidenceEvent.CONTENT_CONSIGNMENT,
            EvidenceEvent.CONTENT_HANDOVER,
            EvidenceEvent.MESSAGE_ABSENCE);

    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var events = new Events();
        EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE))
                .forEach(event -> events.put(event, "", ofRecipient(event.etsiName())));
        events.extended();
        events.ended();
        events.entrusted();
        return events.all;
    }

    private void extended() {
        var handled = handled();
        put(EvidenceEvent.CASE_HANDLED, "-told", handled, "proven-case-gave-up", "proven-case-note");
        var redirected = redirected(handled, "UNIT@40103000456");
        put(EvidenceEvent.CASE_HANDLED, "-redirected", redirected, "proven-case-redirected", "proven-case-note");
        var toAStranger = redirected(handled, "UNIT@90001733697");
        put(EvidenceEvent.CASE_HANDLED, "-redirected-to-a-stranger", toAStranger, "proven-handled");
        var nowhere = handled.deepCopy();
        ((ObjectNode) nowhere.at("/extensions/0/value")).put("what", "redirected");
        put(EvidenceEvent.CASE_HANDLED, "-redirected-nowhere", nowhere, "proven-handled");
        var notice = ofRecipient("ConsignmentNotificationFailure");
        extension(notice, "notice")
                .put("notice", ID.toString())
                .put("channel", "email")
                .put("addressDigest", "0".repeat(64))
                .put("reminder", 0)
                .put("attempt", 2)
                .put("status", "5.1.1");
        put(EvidenceEvent.CONSIGNMENT_NOTIFICATION_FAILURE, "-told", notice, "proven-notice-by-email");
        var undelivered = ofRecipient("UndeliveredNotices");
        var messages = extension(undelivered, "undelivered-notices")
                .put("from", "2026-11-01T00:00:00.000Z")
                .put("to", "2026-11-20T00:00:00.000Z")
                .putArray("messages");
        messages.addObject().put("message", ID.toString()).put("consignedAt", "2026-11-02T08:00:00.000Z");
        messages.addObject()
                .put("message", ID.toString())
                .put("consignedAt", "2026-11-03T08:00:00.000Z")
                .put("toldAt", "2026-11-05T08:00:00.000Z");
        put(
                EvidenceEvent.UNDELIVERED_NOTICES,
                "-told",
                undelivered,
                "proven-undelivered-period",
                "proven-not-told",
                "proven-told-late");
        put(EvidenceEvent.DEEMED_NOTIFIED, "-told", counted(), "proven-counted-working-days");
        var strange = counted();
        strange.withObject("/extensions/0/value").put("counting", "moons");
        put(EvidenceEvent.DEEMED_NOTIFIED, "-told-strangely", strange, "proven-deemed-notified");
    }

    static ObjectNode handled() {
        var handled = ofRecipient("CaseHandled");
        extension(handled, "case")
                .put("action", ID.toString())
                .put("case", ID.toString())
                .put("kind", "unretrieved")
                .put("what", "gave-up")
                .put("by", "Ilze Ozola")
                .put("note", "The firm is dissolved {0}");
        return handled;
    }

    /// As the hub seals it, of a message to an organisation.
    static ObjectNode redirected(ObjectNode handled, String to) {
        var redirected = handled.deepCopy();
        ((ObjectNode) redirected.at("/recipientsDetails/0/identifier")).put("value", "_DEFAULT@40103000456");
        ((ObjectNode) redirected.at("/extensions/0/value"))
                .put("what", "redirected")
                .put("to", to);
        return redirected;
    }

    private void entrusted() {
        var opened = ofRecipient("ContentAccessTracking");
        delegate(opened);
        var title = "ContentAccessTracking by a delegate";
        put(EvidenceEvent.CONTENT_ACCESS_TRACKING, "-by-delegate", title, opened, "proven-by-delegate");
        var submitted = Cast.receipt();
        sendersDelegate(submitted);
        var sent = "SubmissionAcceptance of what a delegate sent";
        put(EvidenceEvent.SUBMISSION_ACCEPTANCE, "-by-delegate", sent, submitted, "proven-by-sender-delegate");
    }

    static void sendersDelegate(ObjectNode evidence) {
        person(evidence.putObject("senderDelegateDetails"));
    }

    static void delegate(ObjectNode evidence) {
        person(evidence.putArray("recipientsDelegateDetails").addObject());
    }

    private static void person(ObjectNode entity) {
        entity.put("name", "Dace Ozola")
                .put("assuranceLevel", "urn:eaddress:assurance:demo")
                .putObject("identifier")
                .put("scheme", "urn:eaddress:scheme:delegation")
                .put("value", ID.toString());
    }

    private void ended() {
        expired(EvidenceEvent.CONTENT_HANDOVER_FAILURE, "proven-expired");
        expired(EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE, "proven-expired-before");
        var cancelled = ofRecipient("MessageCancelled");
        extension(cancelled, "cancellation").put("reason", "The wrong attachment {0}");
        put(EvidenceEvent.MESSAGE_CANCELLED, "-told", cancelled, "proven-cancelled", "proven-sender-reason");
        recalled("-hidden", false, "proven-recall-hidden", "open-again");
        recalled("-handed-over", true, "proven-recall-handed-over", "open-copies-handed-over");
    }

    private void expired(EvidenceEvent event, String says) {
        var failure = ofRecipient(event.etsiName());
        failure.putArray("eventReasons")
                .add("http://uri.etsi.org/19522/EventReason/R_ERDS_Unreachable")
                .add("urn:eaddress:reason:expired");
        put(
                event,
                "-expired",
                event.etsiName() + " because the sender's time was over",
                failure,
                says,
                "open-other-recipients");
    }

    private void recalled(String suffix, boolean handedOver, String told, String open) {
        var recalled = ofRecipient("MessageRecalled");
        extension(recalled, "recall")
                .put("reason", "Sent to the wrong person {0}")
                .put("handedOver", handedOver);
        put(EvidenceEvent.MESSAGE_RECALLED, suffix, recalled, told, "proven-sender-reason", open);
    }

    private static ObjectNode counted() {
        var deemed = ofRecipient("DeemedNotified");
        extension(deemed, "deemed-notified")
                .put("sentAt", TIME)
                .put("on", "2026-11-24")
                .put("counting", "workingDays")
                .put("term", 2)
                .put("calendar", "LV")
                .put("zone", "Europe/Riga")
                .putArray("unknownYears");
        deemed.withObject("/extensions/0/value").putArray("days");
        return deemed;
    }

    private static ObjectNode extension(ObjectNode evidence, String name) {
        return evidence.putArray("extensions")
                .addObject()
                .put("identifier", "urn:eaddress:extension:" + name + ":1")
                .put("isCritical", false)
                .putObject("value");
    }

    private void put(EvidenceEvent event, String suffix, ObjectNode evidence, String... says) {
        var title = suffix.isEmpty() ? event.etsiName() : event.etsiName() + " with its extension";
        put(event, suffix, title, evidence, says);
    }

    private void put(EvidenceEvent event, String suffix, String title, ObjectNode evidence, String... says) {
        var name = "event-" + event.name().toLowerCase(Locale.ROOT).replace('_', '-') + suffix;
        all.put(
                name,
                Cast.valid(title, "Seal and certificate hold.", SEALER.seal(evidence, AT))
                        .saying(says));
    }
}
