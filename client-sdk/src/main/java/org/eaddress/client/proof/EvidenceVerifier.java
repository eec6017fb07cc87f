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
    private final RevocationLists lists;

    private EvidenceVerifier(SealCheck seals, RevocationLists lists) {
        this.seals = seals;
        this.lists = lists;
    }

    /// A verifier that believes seals under these anchors and no others.
    public static EvidenceVerifier trusting(TrustAnchors anchors) {
        return new EvidenceVerifier(SealCheck.under(anchors), RevocationLists.none());
    }

    /// And one that looks into these revocation lists, too.
    public EvidenceVerifier with(RevocationLists more) {
        return new EvidenceVerifier(seals, lists.and(more));
    }

    TrustAnchors anchors() {
        return seals.anchors();
    }

    RevocationLists lists() {
        return lists;
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
        return verify(jws, exhibits, List.of());
    }

    /// @param stamps those that prove when the evidence was there
    Verdict verify(String jws, Exhibits exhibits, List<TimeStamp> stamps) throws IOException {
        try {
            var form = SealedForm.parse(jws);
            var payload = EvidenceReader.json("payload", form.payload());
            return KeepingReader.isOne(payload)
                    ? verdict(KeepingReader.read(payload), form, exhibits, stamps)
                    : verdict(EvidenceReader.read(payload), form, exhibits, stamps);
        } catch (MalformedEvidence e) {
            return invalid(null, List.of(new Finding(Fault.MALFORMED, String.valueOf(e.getMessage()))));
        }
    }

    private Verdict verdict(Evidence evidence, SealedForm form, Exhibits exhibits, List<TimeStamp> stamps)
            throws IOException {
        var findings = new ArrayList<>(seals.findings(form));
        var revocation = RevocationCheck.of(lists, seals.anchors(), form.chain(), form.at(), stamps);
        findings.addAll(revocation.findings());
        findings.addAll(Consistency.findings(evidence, form));
        var compared = ExhibitCheck.of(evidence, exhibits);
        findings.addAll(compared.findings());
        return findings.isEmpty()
                ? Reasoning.verdict(evidence, form, exhibits, compared, revocation)
                : invalid(evidence, findings);
    }

    private Verdict verdict(Keeping statement, SealedForm form, Exhibits exhibits, List<TimeStamp> stamps) {
        var findings = new ArrayList<>(seals.findings(form));
        var revocation = RevocationCheck.of(lists, seals.anchors(), form.chain(), form.at(), stamps);
        findings.addAll(revocation.findings());
        findings.addAll(Consistency.findings(statement, form));
        exhibits.documents()
                .forEach(file -> findings.add(new Finding(Fault.DOCUMENT_EXTRA, String.valueOf(file.getFileName()))));
        if (exhibits.message() != null) {
            findings.add(Finding.of(Fault.MESSAGE_CHANGED));
        }
        return findings.isEmpty() ? KeepingReasoning.verdict(statement, form, revocation) : invalid(null, findings);
    }

    private static Verdict invalid(@Nullable Evidence evidence, List<Finding> findings) {
        return new Verdict.Invalid(evidence, List.copyOf(findings));
    }
}
