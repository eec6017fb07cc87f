package org.eaddress.client.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks evidence, a receipt above all, without the hub: seal, certificate, documents, message.
public final class EvidenceVerifier {
    private static final Pattern END_OF_LINE = Pattern.compile("\\r?\\n\\z");

    private final SealCheck seals;

    private EvidenceVerifier(SealCheck seals) {
        this.seals = seals;
    }

    /// A verifier that believes seals under these anchors and no others.
    public static EvidenceVerifier trusting(TrustAnchors anchors) {
        return new EvidenceVerifier(SealCheck.under(anchors));
    }

    TrustAnchors anchors() {
        return seals.anchors();
    }

    /// Checks the evidence alone.
    public Verdict verify(String jws) {
        try {
            return verify(jws, Exhibits.none());
        } catch (IOException e) {
            throw new IllegalStateException("No file was to be read.", e);
        }
    }

    /// What is wrong with a seal of the hub, whatever it is over; nothing when it is good.
    public List<Finding> faultsOfSeal(String jws) {
        try {
            return seals.findings(SealedForm.parse(jws));
        } catch (MalformedEvidence e) {
            return List.of(new Finding(Fault.MALFORMED, String.valueOf(e.getMessage())));
        }
    }

    /// Checks the evidence in a file, which may end with an end-of-line, and what is laid beside it.
    ///
    /// @throws IOException when the file or a document cannot be read
    public Verdict verify(Path file, Exhibits exhibits) throws IOException {
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return verify(END_OF_LINE.matcher(text).replaceFirst(""), exhibits);
    }

    /// Checks the evidence and what is laid beside it.
    ///
    /// @throws IOException when a document cannot be read
    public Verdict verify(String jws, Exhibits exhibits) throws IOException {
        SealedForm form;
        Evidence evidence;
        try {
            form = SealedForm.parse(jws);
            evidence = EvidenceReader.read(form.payload());
        } catch (MalformedEvidence e) {
            return invalid(null, List.of(new Finding(Fault.MALFORMED, String.valueOf(e.getMessage()))));
        }
        var findings = new ArrayList<>(seals.findings(form));
        findings.addAll(Consistency.findings(evidence, form));
        var compared = ExhibitCheck.of(evidence, exhibits);
        findings.addAll(compared.findings());
        return findings.isEmpty() ? Reasoning.verdict(evidence, form, exhibits, compared) : invalid(evidence, findings);
    }

    private static Verdict invalid(@Nullable Evidence evidence, List<Finding> findings) {
        return new Verdict.Invalid(evidence, List.copyOf(findings));
    }
}
