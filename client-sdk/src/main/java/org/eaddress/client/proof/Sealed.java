package org.eaddress.client.proof;

import java.nio.charset.StandardCharsets;
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

    /// Of a payload that was taken out of its sealed form before.
    ///
    /// @throws MalformedEvidence when it is not evidence
    public static Sealed unverified(String payload, Instant at, X509Certificate certificate) throws MalformedEvidence {
        return new Sealed(EvidenceReader.read(payload.getBytes(StandardCharsets.UTF_8)), at, certificate);
    }
}
