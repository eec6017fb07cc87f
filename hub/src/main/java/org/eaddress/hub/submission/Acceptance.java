package org.eaddress.hub.submission;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.storage.StoredDocument;

/// All that is written when the hub takes responsibility for a message; `stored` is in the order of its documents.
record Acceptance(
        Submission submission, List<StoredDocument> stored, Inspection inspection, Evidence receipt, Instant at) {

    UUID id() {
        return submission.id();
    }

    Caller caller() {
        return submission.caller();
    }

    Message message() {
        return submission.message();
    }
}
