package org.eaddress.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.EvidenceMaker;
import org.eaddress.client.fake.Sealer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A receipt for two documents, and who seals it.
final class Permit {
    static final Authority ROOT = Authority.named("Hub root");
    static final Sealer SEALER = ROOT.sealer();
    static final Instant AT = Instant.parse("2026-11-20T08:00:00.123Z");
    static final UUID ID = UUID.fromString("01938b1e-0000-7000-8000-000000000001");
    static final EvidenceVerifier VERIFIER = EvidenceVerifier.trusting(TrustAnchors.of(Set.of(ROOT.certificate())));
    static final ObjectNode MESSAGE = message();

    private Permit() {}

    static String receipt() {
        return sealed(SEALER, header -> {});
    }

    static String sealed(Sealer sealer, Consumer<ObjectNode> spoiling) {
        return sealer.seal(evidence(), AT, spoiling);
    }

    static ObjectNode evidence() {
        return EvidenceMaker.evidence("SubmissionAcceptance", ID, MESSAGE, "2026-11-20T08:00:00.123Z");
    }

    static void requireFindings(Verdict verdict, String... labels) {
        assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
        assertThat(verdict.findings()).extracting(Finding::label).contains(labels);
        assertThat(verdict.proven()).isEmpty();
    }

    private static ObjectNode message() {
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("from", "_DEFAULT@90001733697")
                .put("subject", "Building permit");
        message.putArray("to").add("_PRIVATE@32345678901");
        var documents = message.putArray("documents");
        document(documents.addObject(), "permit.pdf", "Granted.");
        document(documents.addObject(), "plan.pdf", "A plan.");
        return message;
    }

    private static void document(ObjectNode document, String name, String content) {
        var bytes = content.getBytes(UTF_8);
        document.put("name", name)
                .put("mediaType", "application/pdf")
                .put("size", bytes.length)
                .put("sha256", Digests.sha256(bytes));
    }
}
