package org.eaddress.hub.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What happened, in the components of EN 319 522-2, before it is sealed.
///
/// `refersTo` is the one recipient concerned, when not all are. Digests are SHA-256 in lower-case hexadecimal.
public record Statement(
        EvidenceEvent event,
        Instant at,
        UUID messageId,
        Entity sender,
        List<Entity> recipients,
        Optional<Entity> refersTo,
        Instant submittedAt,
        String contentDigest,
        List<Part> parts) {

    /// Somebody who took part: an e-address, the name shown with it, how surely the one who acted was known.
    public record Entity(String eAddress, Optional<String> name, Optional<String> assuranceLevel) {
        public static Entity of(String eAddress) {
            return new Entity(eAddress, Optional.empty(), Optional.empty());
        }
    }

    /// One document of the message; `storedAs` names the stored object and its version, `size` is in bytes.
    public record Part(String name, String mediaType, long size, String digest, String storedAs) {}
}
