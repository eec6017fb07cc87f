package org.eaddress.hub.evidence;

import java.util.Arrays;

/// What evidence can state, by the event names of ETSI EN 319 522-1 and some of ours.
public enum EvidenceEvent {
    /// A.1: the hub took the message in and answers for it.
    SUBMISSION_ACCEPTANCE("SubmissionAcceptance"),
    /// A.2: the hub did not take the message in, and says why.
    SUBMISSION_REJECTION("SubmissionRejection"),
    /// D.1: the message lies in the recipient's mailbox.
    CONTENT_CONSIGNMENT("ContentConsignment"),
    /// D.2: the message cannot be laid into the recipient's mailbox, for good; or the sender's time was over
    /// before it was.
    CONTENT_CONSIGNMENT_FAILURE("ContentConsignmentFailure"),
    /// The recipient was told of the message: the channel took the notice.
    CONSIGNMENT_NOTIFICATION("ConsignmentNotification"),
    /// An attempt to tell the recipient of the message failed.
    CONSIGNMENT_NOTIFICATION_FAILURE("ConsignmentNotificationFailure"),
    /// The channel says that the notice arrived.
    NOTIFICATION_DELIVERED("NotificationDelivered"),
    /// D.6: a person opened it, the first time or again.
    CONTENT_ACCESS_TRACKING("ContentAccessTracking"),
    /// E.1: the recipient opened it, or the recipient's system confirmed that it has it.
    CONTENT_HANDOVER("ContentHandover"),
    /// E.2: the recipient's system did not take it within its limit, or rejected it; or the sender's time was
    /// over before anybody had it.
    CONTENT_HANDOVER_FAILURE("ContentHandoverFailure"),
    /// Ours, ETSI has none: the sender did not register the receipt in time, so the message will never be sent.
    MESSAGE_LAPSED("urn:eaddress:event:", "MessageLapsed"),
    /// Ours, ETSI has none: the sender cancelled it before it lay in any mailbox.
    MESSAGE_CANCELLED("urn:eaddress:event:", "MessageCancelled"),
    /// Ours, ETSI has none: the sender recalled it from the mailbox, before or after the recipient had it.
    MESSAGE_RECALLED("urn:eaddress:event:", "MessageRecalled"),
    /// Ours, ETSI has none: a person, or the hub by its plan, did something about a message that was stuck.
    CASE_HANDLED("urn:eaddress:event:", "CaseHandled"),
    /// Ours, ETSI has none: the documents' retention ended and their keys were destroyed.
    CONTENT_ERASURE("urn:eaddress:event:", "ContentErasure"),
    /// Ours, ETSI has none: by law the message counts as notified to the recipient.
    DEEMED_NOTIFIED("urn:eaddress:event:", "DeemedNotified"),
    /// Ours, ETSI has none: in a period there was no message from a sender for a recipient.
    MESSAGE_ABSENCE("urn:eaddress:event:", "MessageAbsence"),
    /// Ours, of no message: somebody placed a legal hold.
    LEGAL_HOLD_PLACED("urn:eaddress:event:", "LegalHoldPlaced"),
    /// Ours, of no message: somebody lifted a legal hold.
    LEGAL_HOLD_LIFTED("urn:eaddress:event:", "LegalHoldLifted"),
    /// Ours, of no message: evidence whose retention had ended was removed.
    EVIDENCE_REMOVAL("urn:eaddress:event:", "EvidenceRemoval"),
    /// Ours, of no message: the evidence of some seals was opened to an auditor.
    EVIDENCE_OPENED("urn:eaddress:event:", "EvidenceOpened"),
    /// Ours, of no message: somebody looked at persons' data in the directory.
    PERSONS_LOOKED_UP("urn:eaddress:event:", "PersonsLookedUp"),
    /// Ours, of no message: somebody let a batch run on that was held.
    BATCH_APPROVED("urn:eaddress:event:", "BatchApproved"),
    /// Ours, of no message: somebody stopped a batch.
    BATCH_STOPPED("urn:eaddress:event:", "BatchStopped"),
    /// Ours, of no message: a test system took every step of a message's way before the hub's eyes.
    SYSTEM_CONFORMS("urn:eaddress:event:", "SystemConforms"),
    /// Ours, of no message: when the hub was not available in a period, or that it always was.
    HUB_AVAILABILITY("urn:eaddress:event:", "HubAvailability"),
    /// Ours, ETSI has none: what DeemedNotified stated is not so, for it came out that the recipient was not told.
    DEEMED_NOTIFIED_WITHDRAWN("urn:eaddress:event:", "DeemedNotifiedWithdrawn"),
    /// Ours, ETSI has none: of which messages a person was not told between two times. It is about no one message.
    UNDELIVERED_NOTICES("urn:eaddress:event:", "UndeliveredNotices");

    private static final String PREFIX = "http://uri.etsi.org/19522/Event/";

    private final String prefix;
    private final String etsiName;

    EvidenceEvent(String etsiName) {
        this(PREFIX, etsiName);
    }

    EvidenceEvent(String prefix, String etsiName) {
        this.prefix = prefix;
        this.etsiName = etsiName;
    }

    /// The name without its prefix; this is what the database holds.
    public String etsiName() {
        return etsiName;
    }

    public String uri() {
        return prefix + etsiName;
    }

    /// Whether it is about what the hub keeps, a [KeepingStatement], and not about one message.
    public boolean isOfKeeping() {
        return switch (this) {
            case LEGAL_HOLD_PLACED, LEGAL_HOLD_LIFTED, EVIDENCE_REMOVAL, EVIDENCE_OPENED, PERSONS_LOOKED_UP -> true;
            case BATCH_APPROVED, BATCH_STOPPED, SYSTEM_CONFORMS, HUB_AVAILABILITY -> true;
            case SUBMISSION_ACCEPTANCE,
                    SUBMISSION_REJECTION,
                    CONTENT_CONSIGNMENT,
                    CONTENT_CONSIGNMENT_FAILURE,
                    CONTENT_ACCESS_TRACKING,
                    CONTENT_HANDOVER,
                    CONTENT_HANDOVER_FAILURE,
                    MESSAGE_LAPSED,
                    MESSAGE_CANCELLED,
                    MESSAGE_RECALLED,
                    CASE_HANDLED,
                    CONTENT_ERASURE,
                    DEEMED_NOTIFIED,
                    MESSAGE_ABSENCE,
                    CONSIGNMENT_NOTIFICATION,
                    CONSIGNMENT_NOTIFICATION_FAILURE,
                    NOTIFICATION_DELIVERED,
                    DEEMED_NOTIFIED_WITHDRAWN,
                    UNDELIVERED_NOTICES -> false;
        };
    }

    static EvidenceEvent ofName(String etsiName) {
        return Arrays.stream(values())
                .filter(event -> event.etsiName.equals(etsiName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event " + etsiName));
    }
}
