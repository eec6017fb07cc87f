package org.eaddress.client.proof;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/// What the sealed form of a statement about what the hub keeps says, without any check of the seal.
///
/// @param at when it was sealed, to the second, as the seal says
/// @param certificate whose key sealed it, as the seal says
public record SealedStatement(Keeping statement, Instant at, X509Certificate certificate) {
    /// Empty when it is meant to be evidence of a message.
    ///
    /// @throws MalformedEvidence when it is neither
    public static Optional<SealedStatement> unverified(String jws) throws MalformedEvidence {
        var form = SealedForm.parse(jws);
        var payload = EvidenceReader.json("payload", form.payload());
        return KeepingReader.isOne(payload)
                ? Optional.of(new SealedStatement(KeepingReader.read(payload), form.at(), form.sealer()))
                : Optional.empty();
    }
}
