package org.eaddress.client.proof;

import java.util.Arrays;

/// The events, of ETSI EN 319 522 and ours, that the hub seals evidence of.
public enum EvidenceEvent {
    SUBMISSION_ACCEPTANCE("SubmissionAcceptance"),
    SUBMISSION_REJECTION("SubmissionRejection"),
    CONTENT_CONSIGNMENT("ContentConsignment"),
    CONTENT_CONSIGNMENT_FAILURE("ContentConsignmentFailure"),
    CONTENT_ACCESS_TRACKING("ContentAccessTracking"),
    CONTENT_HANDOVER("ContentHandover"),
    /// Ours, ETSI has none: the documents' retention ended and their keys were destroyed.
    CONTENT_ERASURE("urn:eaddress:event:", "ContentErasure"),
    /// Ours, ETSI has none: by law the message counts as notified.
    DEEMED_NOTIFIED("urn:eaddress:event:", "DeemedNotified"),
    /// Ours, ETSI has none: in a period there was no message from a sender for a recipient.
    MESSAGE_ABSENCE("urn:eaddress:event:", "MessageAbsence");

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
        return this == SUBMISSION_REJECTION || this == CONTENT_CONSIGNMENT_FAILURE;
    }

    /// Whether it is about a message that was submitted with documents; else it lists none.
    boolean hasDocuments() {
        return this != SUBMISSION_REJECTION && this != MESSAGE_ABSENCE;
    }

    static EvidenceEvent of(String uri) throws MalformedEvidence {
        return Arrays.stream(values())
                .filter(event -> event.uri().equals(uri))
                .findAny()
                .orElseThrow(() -> new MalformedEvidence("erdsEventId"));
    }
}
