package org.eaddress.client.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a seal covers: the components of ETSI EN 319 522-2 as `evidence.schema.json` shapes them.
///
/// @param reasons why it failed or was refused, as URIs; empty for what succeeded
/// @param recipients all recipients in a receipt and in a rejection; otherwise the one it refers to
/// @param refersTo the index in `recipients` of the one concerned; null when all are
/// @param messageSha256 over the canonical form of the message, see [CanonicalJson]
/// @param parts its documents; none in a rejection and in a statement of absence
/// @param registeredAt when the sender registered the receipt, if the evidence says so
/// @param absence what did not happen; in a statement of absence and nowhere else. Such a statement is about no
///     message: `message` is an identifier of its own, `messageSha256` is over the question that it answers
/// @param sentOnTo to which e-address it states that the message was sent on, whosever that is
/// @param told who acted for the recipient by a delegation, and what its other extensions say, as far as they are
///     known
public record Evidence(
        UUID id,
        EvidenceEvent event,
        List<String> reasons,
        Instant at,
        Party issuer,
        Party sender,
        List<Party> recipients,
        @Nullable Integer refersTo,
        Instant submittedAt,
        UUID message,
        String messageSha256,
        List<Part> parts,
        @Nullable Instant registeredAt,
        @Nullable Absence absence,
        @Nullable String sentOnTo,
        List<Statement> told) {
    private static final String EXPIRED = "urn:eaddress:reason:expired";

    /// Somebody who took part, by an identifier in its scheme.
    public record Party(
            String scheme,
            String value,
            @Nullable String name,
            @Nullable String assuranceLevel) {
        /// For people: the name with the identifier, or the identifier alone.
        public String words() {
            return name == null ? value : "%s (%s)".formatted(name, value);
        }
    }

    /// One document of the message.
    public record Part(
            String name,
            String mediaType,
            long size,
            String sha256,
            @Nullable String storedAs) {}

    /// What a sealed form says, without any check of its seal: for evidence that was verified before.
    ///
    /// @throws MalformedEvidence when it is not evidence
    public static Evidence unverified(String jws) throws MalformedEvidence {
        return EvidenceReader.read(SealedForm.parse(jws).payload());
    }

    /// Whether this piece and that statement of absence cannot both be true.
    public boolean contradicts(Evidence statement) {
        return Absence.isContradictory(statement, this);
    }

    /// Whether it failed because the time that the sender had set was over; nothing follows it then.
    boolean isOfExpiry() {
        return reasons.size() > 1 && reasons.get(1).equals(EXPIRED);
    }

    /// To which other e-address of the same organisation it states that the message was sent on.
    public Optional<String> redirectedTo() {
        return Optional.ofNullable(sentOnTo).filter(to -> ExtensionWords.isWithinOrganisation(concerned(), to));
    }

    /// The recipients that this evidence is about.
    public List<Party> concerned() {
        return concerned(recipients, refersTo);
    }

    static List<Party> concerned(List<Party> recipients, @Nullable Integer refersTo) {
        return refersTo == null ? recipients : List.of(recipients.get(refersTo));
    }
}
