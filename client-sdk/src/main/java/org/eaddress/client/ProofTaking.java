package org.eaddress.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.Fault;
import org.eaddress.client.proof.Finding;
import org.eaddress.client.proof.PortableProof;
import org.eaddress.client.proof.PortableProof.Result;
import org.jspecify.annotations.Nullable;

/// Takes a portable proof from the hub: it gets its name only when every piece in it was verified.
record ProofTaking(Hub hub, EvidenceCheck check) {
    private static final long LARGEST_BYTES = 4L << 30;

    /// @throws UntrustedEvidence when something in it does not hold, or it is about another message
    Result take(UUID message, ProofForm form, Path file) {
        try {
            var folder = file.toAbsolutePath().getParent();
            var partial = Files.createTempFile(folder, ".partial-", ".asice");
            try {
                hub.call(Call.download(
                        "v1/messages/%s/proof?%s".formatted(message, form.query()), partial, LARGEST_BYTES));
                var result = PortableProof.checkedBy(check.verifier()).verify(partial, List.of());
                requireGood(message, result);
                Disk.publish(partial, file);
                return result;
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new LedgerUnusable("The proof cannot be written to " + file, e);
        }
    }

    private static void requireGood(UUID message, Result result) {
        if (!result.valid()) {
            throw new UntrustedEvidence(message, findings(result));
        }
        if (!result.pieces().stream()
                .map(piece -> piece.verdict().evidence())
                .allMatch(evidence -> isAbout(evidence, message))) {
            throw new UntrustedEvidence(message, List.of(new Finding(Fault.OTHER_MESSAGE, "message")));
        }
    }

    private static boolean isAbout(@Nullable Evidence evidence, UUID message) {
        return evidence != null && evidence.message().equals(message);
    }

    private static List<Finding> findings(Result result) {
        var all = Stream.concat(
                        result.findings().stream(),
                        result.pieces().stream().flatMap(piece -> piece.verdict().findings().stream()))
                .toList();
        return all.isEmpty() ? List.of(new Finding(Fault.MALFORMED, "evidence")) : all;
    }
}
