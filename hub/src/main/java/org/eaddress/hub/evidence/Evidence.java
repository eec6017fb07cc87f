package org.eaddress.hub.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.storage.Sha256;

/// A sealed statement: a compact JWS (JAdES baseline-B) over an evidence object of `api-spec/evidence`.
///
/// `recipient` is set when it concerns one recipient only.
public record Evidence(
        UUID id, UUID messageId, EvidenceEvent event, Instant at, Optional<String> recipient, Seal seal) {

    /// When the seal says it was made, in whole seconds.
    public Instant sealedAt() {
        return seal.at();
    }

    /// What it says, as it was sealed.
    public String payload() {
        return seal.payload();
    }

    /// Which protected header its seal has; those with the same were sealed by the same certificate.
    public int sealHeader() {
        return seal.header().id();
    }

    /// The name of the delegate who acted for the sender of a submission, or for the recipient, if one did.
    public Optional<String> delegate() {
        EvidenceForm form = EvidenceForm.read(payload());
        return Stream.concat(
                        Stream.ofNullable(form.senderDelegateDetails()),
                        Stream.ofNullable(form.recipientsDelegateDetails()).flatMap(List::stream))
                .flatMap(one -> Stream.ofNullable(one.name()))
                .findFirst();
    }

    /// What it says in XML, by EN 319 522-3, with the sealed form in it.
    public String xml() {
        return EvidenceXml.of(this);
    }

    /// The sealed form, as it is given out.
    public String jws() {
        return seal.compact();
    }

    /// Of the sealed form: its entry in the journal.
    public Sha256 digest() {
        return Sha256.digestOf(jws().getBytes(StandardCharsets.US_ASCII));
    }
}
