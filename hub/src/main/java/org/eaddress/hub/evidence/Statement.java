package org.eaddress.hub.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What happened, in the components of EN 319 522-2, before it is sealed.
///
/// `delegate` is who acted by delegation: for the sender in a submission, for the recipient concerned in everything
/// else. `reasons` are URIs, those of ETSI first; only what was refused or failed has any. `refersTo` is the one
/// recipient concerned, when not all are. Digests are SHA-256 in lower-case hexadecimal.
public record Statement(
        EvidenceEvent event,
        List<String> reasons,
        Instant at,
        UUID messageId,
        Entity sender,
        List<Entity> recipients,
        Optional<Entity> refersTo,
        Optional<Delegate> delegate,
        Instant submittedAt,
        String contentDigest,
        List<Part> parts,
        List<Extension> extensions) {

    /// A statement without reasons and extensions.
    public Statement(
            EvidenceEvent event,
            Instant at,
            UUID messageId,
            Entity sender,
            List<Entity> recipients,
            Optional<Entity> refersTo,
            Instant submittedAt,
            String contentDigest,
            List<Part> parts) {
        this(
                event,
                List.of(),
                at,
                messageId,
                sender,
                recipients,
                refersTo,
                Optional.empty(),
                submittedAt,
                contentDigest,
                parts,
                List.of());
    }

    /// The same, with why it happened.
    public Statement because(List<String> why) {
        return new Statement(
                event,
                why,
                at,
                messageId,
                sender,
                recipients,
                refersTo,
                delegate,
                submittedAt,
                contentDigest,
                parts,
                extensions);
    }

    /// The same, with what ETSI has no component for.
    public Statement with(Extension extension) {
        return new Statement(
                event,
                reasons,
                at,
                messageId,
                sender,
                recipients,
                refersTo,
                delegate,
                submittedAt,
                contentDigest,
                parts,
                List.of(extension));
    }

    /// The same, by a delegate of the sender or of the recipient concerned.
    public Statement by(Delegate one) {
        return new Statement(
                event,
                reasons,
                at,
                messageId,
                sender,
                recipients,
                refersTo,
                Optional.of(one),
                submittedAt,
                contentDigest,
                parts,
                extensions);
    }

    /// The delegate of the sender.
    Optional<Delegate> sendersDelegate() {
        return delegate.filter(_ -> isSubmission());
    }

    /// The delegate of the recipient concerned.
    Optional<Delegate> recipientsDelegate() {
        return delegate.filter(_ -> !isSubmission());
    }

    private boolean isSubmission() {
        return event == EvidenceEvent.SUBMISSION_ACCEPTANCE || event == EvidenceEvent.SUBMISSION_REJECTION;
    }

    /// Who acted for somebody else by a delegation, and how surely she was known.
    public record Delegate(UUID delegation, String name, String assuranceLevel) {}

    /// Somebody who took part: an e-address, the name shown with it, how surely the one who acted was known.
    public record Entity(String eAddress, Optional<String> name, Optional<String> assuranceLevel) {
        public static Entity of(String eAddress) {
            return new Entity(eAddress, Optional.empty(), Optional.empty());
        }
    }

    /// A fact that ETSI has no component for; whoever does not know it may pass it over. The value is what JSON can
    /// write.
    public record Extension(String identifier, Object value) {
        /// When the sender registered the receipt, so that the message was legally sent.
        public static Extension registered(Instant at) {
            return new Extension("urn:eaddress:extension:registered:1", Map.of("registeredAt", EvidenceForm.time(at)));
        }
    }

    /// One document of the message; `storedAs` names the stored object and its version, `size` is in bytes.
    public record Part(String name, String mediaType, long size, String digest, String storedAs) {}
}
