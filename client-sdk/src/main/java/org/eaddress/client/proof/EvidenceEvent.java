package org.eaddress.client.proof;

import java.util.Arrays;

/// The events, of ETSI EN 319 522 and ours, that the hub seals evidence of.
public enum EvidenceEvent {
    SUBMISSION_ACCEPTANCE("SubmissionAcceptance"),
    SUBMISSION_REJECTION("SubmissionRejection"),
    CONTENT_CONSIGNMENT("ContentConsignment"),
    CONTENT_CONSIGNMENT_FAILURE("ContentConsignmentFailure"),
    CONSIGNMENT_NOTIFICATION("ConsignmentNotification"),
    CONSIGNMENT_NOTIFICATION_FAILURE("ConsignmentNotificationFailure"),
    NOTIFICATION_DELIVERED("NotificationDelivered"),
    CONTENT_ACCESS_TRACKING("ContentAccessTracking"),
    CONTENT_HANDOVER("ContentHandover"),
    CONTENT_HANDOVER_FAILURE("ContentHandoverFailure"),
    /// Ours, ETSI has none: the sender did not register the receipt in time.
    MESSAGE_LAPSED("urn:eaddress:event:", "MessageLapsed"),
    /// Ours, ETSI has none: the sender cancelled it before it lay in any mailbox.
    MESSAGE_CANCELLED("urn:eaddress:event:", "MessageCancelled"),
    /// Ours, ETSI has none: the sender recalled it from the mailbox.
    MESSAGE_RECALLED("urn:eaddress:event:", "MessageRecalled"),
    /// Ours, ETSI has none: somebody did something about a message that was stuck.
    CASE_HANDLED("urn:eaddress:event:", "CaseHandled"),
    /// Ours, ETSI has none: the documents' retention ended and their keys were destroyed.
    CONTENT_ERASURE("urn:eaddress:event:", "ContentErasure"),
    /// Ours, ETSI has none: by law the message counts as notified.
    DEEMED_NOTIFIED("urn:eaddress:event:", "DeemedNotified"),
    /// Ours, ETSI has none: in a period there was no message from a sender for a recipient.
    MESSAGE_ABSENCE("urn:eaddress:event:", "MessageAbsence"),
    /// Ours, ETSI has none: that it counted as notified is not so, for the recipient was not told.
    DEEMED_NOTIFIED_WITHDRAWN("urn:eaddress:event:", "DeemedNotifiedWithdrawn"),
    /// Ours, ETSI has none: of which messages a person was not told between two times.
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

    /// The last part of the URI, such as `SubmissionAcceptance`.
    public String etsiName() {
        return etsiName;
    }

    /// The event's identifier in the evidence.
    public String uri() {
        return prefix + etsiName;
    }

    /// Whether it states that something did not come about; then it has reasons.
    public boolean isFailure() {
        return switch (this) {
            case SUBMISSION_REJECTION, CONTENT_CONSIGNMENT_FAILURE, CONTENT_HANDOVER_FAILURE -> true;
            case CONSIGNMENT_NOTIFICATION_FAILURE, DEEMED_NOTIFIED_WITHDRAWN -> true;
            case SUBMISSION_ACCEPTANCE, CONTENT_CONSIGNMENT, CONTENT_ACCESS_TRACKING, CONTENT_HANDOVER -> false;
            case CONSIGNMENT_NOTIFICATION, NOTIFICATION_DELIVERED, MESSAGE_LAPSED, CASE_HANDLED -> false;
            case CONTENT_ERASURE, DEEMED_NOTIFIED, MESSAGE_ABSENCE, UNDELIVERED_NOTICES -> false;
            case MESSAGE_CANCELLED, MESSAGE_RECALLED -> false;
        };
    }

    /// Whether it is about a message that was submitted with documents; else it lists none.
    public boolean hasDocuments() {
        return this != SUBMISSION_REJECTION && this != MESSAGE_ABSENCE && this != UNDELIVERED_NOTICES;
    }

    static EvidenceEvent of(String uri) throws MalformedEvidence {
        return Arrays.stream(values())
                .filter(event -> event.uri().equals(uri))
                .findAny()
                .orElseThrow(() -> new MalformedEvidence("erdsEventId"));
    }
}
