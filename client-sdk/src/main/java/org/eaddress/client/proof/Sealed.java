package org.eaddress.client.proof;

import java.security.cert.X509Certificate;
import java.time.Instant;

/// What a sealed form says, of the event and of its seal, without any check of the seal.
///
/// @param at when it was sealed, to the second, as the seal says
/// @param certificate whose key sealed it, as the seal says
public record Sealed(Evidence evidence, Instant at, X509Certificate certificate) {

    /// @throws MalformedEvidence when it is not evidence
    public static Sealed unverified(String jws) throws MalformedEvidence {
        var form = SealedForm.parse(jws);
        return new Sealed(EvidenceReader.read(form.payload()), form.at(), form.sealer());
    }
}
