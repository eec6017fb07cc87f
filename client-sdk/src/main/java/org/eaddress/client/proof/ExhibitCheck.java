package org.eaddress.client.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Compares what is laid beside evidence with what was sealed, and remembers what agreed.
final class ExhibitCheck {
    private final Evidence evidence;
    private final Exhibits exhibits;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Evidence.Part> matched = new HashSet<>();
    private final List<Statement> proven = new ArrayList<>();

    private ExhibitCheck(Evidence evidence, Exhibits exhibits) {
        this.evidence = evidence;
        this.exhibits = exhibits;
    }

    static ExhibitCheck of(Evidence evidence, Exhibits exhibits) throws IOException {
        var check = new ExhibitCheck(evidence, exhibits);
        check.documents(exhibits.documents());
        var message = exhibits.message();
        if (message != null) {
            check.message(message);
        }
        return check;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Statement> proven() {
        return proven;
    }

    List<String> unseenDocuments() {
        return evidence.parts().stream()
                .filter(part -> !matched.contains(part))
                .map(Evidence.Part::name)
                .toList();
    }

    private void documents(List<Path> files) throws IOException {
        var blamed = new HashSet<String>();
        for (var file : files) {
            document(file, blamed);
        }
        if (!files.isEmpty()) {
            unseenDocuments().stream()
                    .filter(name -> !blamed.contains(name))
                    .forEach(name -> findings.add(new Finding(Fault.DOCUMENT_MISSING, name)));
        }
    }

    private void document(Path file, Set<String> blamed) throws IOException {
        var size = Files.size(file);
        var digest = evidence.parts().stream().anyMatch(part -> part.size() == size) ? exhibits.digest(file) : "";
        var same = evidence.parts().stream()
                .filter(part -> part.sha256().equals(digest) && part.size() == size)
                .toList();
        var name = String.valueOf(file.getFileName());
        if (!same.isEmpty()) {
            matched.addAll(same);
            same.forEach(part -> proven.add(Statement.of("proven-document", name, part.name(), digest)));
        } else if (evidence.parts().stream().anyMatch(part -> part.name().equals(name))) {
            blamed.add(name);
            findings.add(new Finding(Fault.DOCUMENT_CHANGED, name));
        } else {
            findings.add(new Finding(Fault.DOCUMENT_EXTRA, name));
        }
    }

    private void message(byte[] json) {
        if (canonicalDigest(json).equals(evidence.messageSha256())) {
            proven.add(Statement.of("proven-message", evidence.messageSha256()));
        } else {
            findings.add(Finding.of(Fault.MESSAGE_CHANGED));
        }
    }

    private static String canonicalDigest(byte[] json) {
        try {
            return Digests.sha256(CanonicalJson.of(EvidenceReader.json("message", json)));
        } catch (MalformedEvidence | IllegalArgumentException e) {
            return "";
        }
    }
}
