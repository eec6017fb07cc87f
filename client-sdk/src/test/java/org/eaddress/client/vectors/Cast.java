package org.eaddress.client.vectors;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.EvidenceMaker;
import org.eaddress.client.fake.Sealer;
import org.eaddress.client.proof.Digests;
import org.eaddress.client.vectors.Vector.Attached;
import org.eaddress.client.vectors.Vector.Expected;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The council, Anna, their letter, the hub that seals, and how a vector is told.
final class Cast {
    static final Authority ROOT = Authority.named("e-address test root");
    static final Sealer SEALER = ROOT.sealer();
    static final Instant AT = Instant.parse("2026-11-20T08:00:01.000Z");
    static final UUID ID = UUID.fromString("019aa0c4-8e7b-7000-8000-000000000001");
    static final String TIME = "2026-11-20T08:00:00.123Z";
    static final Attached PERMIT = Attached.of("permit.pdf", "Būvatļauja Nr. 2026/118");
    static final Attached PLAN = Attached.of("plāns \"A\".pdf", "Ēkas plāns");
    static final ObjectNode MESSAGE = message();

    private Cast() {}

    static Vector valid(String title, String because, String evidence) {
        return new Vector(title, new Expected("valid", List.of(), because), List.of(), null, evidence, pem(ROOT));
    }

    static Vector invalid(String title, String because, String evidence, String... faults) {
        var expected = new Expected("invalid", List.of(faults), because);
        return new Vector(title, expected, List.of(), null, evidence, pem(ROOT));
    }

    static ObjectNode receipt() {
        return EvidenceMaker.evidence("SubmissionAcceptance", ID, MESSAGE, TIME);
    }

    static ObjectNode ofRecipient(String event) {
        return EvidenceMaker.evidence(event, ID, MESSAGE, TIME).put("evidenceRefersToRecipient", 0);
    }

    static ObjectNode absence(String fact) {
        return EvidenceMaker.absence(fact, ID, MESSAGE, TIME);
    }

    static String sealed() {
        return SEALER.seal(receipt(), AT);
    }

    static String sealedWith(Consumer<ObjectNode> headerChange) {
        return SEALER.seal(receipt(), AT, headerChange);
    }

    static String sealedOver(Consumer<ObjectNode> payloadChange) {
        var evidence = receipt();
        payloadChange.accept(evidence);
        return SEALER.seal(evidence, AT);
    }

    static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(Authority... authorities) {
        return Arrays.stream(authorities)
                .map(authority -> pem(authority.certificate()))
                .collect(Collectors.joining());
    }

    static String pem(X509Certificate certificate) {
        var lines = base64(certificate).replaceAll("(.{64})", "$1\n").strip();
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }

    private static ObjectNode message() {
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("from", "_DEFAULT@90001733697")
                .put("subject", "Būvatļauja")
                .put("text", "Labdien!\nLēmums pielikumā.");
        message.putArray("to").add("_PRIVATE@32345678901");
        var documents = message.putArray("documents");
        List.of(PERMIT, PLAN).forEach(document -> list(documents.addObject(), document));
        return message;
    }

    private static void list(ObjectNode listed, Attached document) {
        var bytes = Base64.getDecoder().decode(document.base64());
        listed.put("name", document.name())
                .put("mediaType", "application/pdf")
                .put("size", bytes.length)
                .put("sha256", Digests.sha256(bytes));
    }
}
