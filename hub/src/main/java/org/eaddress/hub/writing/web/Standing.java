package org.eaddress.hub.writing.web;

import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Inspection;

/// How a message stands as a whole, as its sender is told.
enum Standing {
    /// It waits for its scan.
    SCANNED_FIRST,
    /// It was taken in, and the sender's system has not registered the receipt.
    ACCEPTED,
    SENT,
    REFUSED,
    LAPSED,
    CANCELLED;

    static Standing of(AcceptedMessage message) {
        if (message.cancelledAt().isPresent()) {
            return CANCELLED;
        }
        if (message.inspection().isRefusal()) {
            return REFUSED;
        }
        if (message.isUnsent()) {
            return message.inspection() == Inspection.WAITING ? SCANNED_FIRST : ACCEPTED;
        }
        return message.sentAt().isPresent() ? SENT : LAPSED;
    }
}
