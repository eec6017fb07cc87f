package org.eaddress.hub.connector;

import java.time.Instant;
import java.util.UUID;

/// What a connector is told: `Announcement` of the API description. No e-address, no name, no subject.
record AnnouncementForm(
        UUID subscription, UUID message, String cursor, int documents, Instant sentAt, Instant consignedAt, int times) {
    static AnnouncementForm of(Subscription subscription, Announcement announcement) {
        return new AnnouncementForm(
                subscription.id(),
                announcement.messageId(),
                announcement.entryId().toString(),
                announcement.documentCount(),
                announcement.sentAt(),
                announcement.consignedAt(),
                announcement.times() + 1);
    }
}
