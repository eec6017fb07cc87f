package org.eaddress.client.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.client.proof.Permit.AT;
import static org.eaddress.client.proof.Permit.SEALER;
import static org.eaddress.client.proof.Permit.VERIFIER;
import static org.eaddress.client.proof.Permit.evidence;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EvidenceReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "evidenceIdentifier",
                "erdsEventId",
                "eventTime",
                "evidenceIssuerDetails",
                "senderDetails",
                "recipientsDetails",
                "submissionTime",
                "messageIdentifier",
                "userContentInfo"
            })
    void evidenceWithoutAMemberIsMalformed(String member) {
        var evidence = evidence();
        evidence.remove(member);
        requireMalformed(evidence);
        requireMalformed(evidence().put(member, 5));
    }

    @Test
    void unknownMembersAndCriticalExtensionsAreMalformed() {
        requireMalformed(evidence().put("surprise", "x"));
        var critical = evidence();
        critical.putArray("extensions")
                .addObject()
                .put("identifier", "urn:x")
                .put("isCritical", true)
                .put("value", 1);
        requireMalformed(critical);
    }

    @Test
    void otherExtensionsAreTaken() {
        var evidence = evidence();
        evidence.putArray("extensions")
                .addObject()
                .put("identifier", "urn:x")
                .put("isCritical", false)
                .put("value", 1);
        assertThat(VERIFIER.verify(SEALER.seal(evidence, AT)).valid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.", "eyJpYXQiOjF9.e30.e30", "\u0000"})
    void whatIsNoReceiptIsMalformed(String text) {
        assertThat(VERIFIER.verify(text).findings()).extracting(Finding::name).containsExactly("malformed");
    }

    @Test
    void theTimeOfRegistrationIsReadAndProven() {
        var evidence = evidence();
        evidence.putArray("extensions")
                .addObject()
                .put("identifier", "urn:eaddress:extension:registered:1")
                .put("isCritical", false)
                .putObject("value")
                .put("registeredAt", "2026-11-20T08:00:01.000Z");
        assertThat(VERIFIER.verify(SEALER.seal(evidence, AT)).proven())
                .extracting(Statement::key)
                .contains("proven-registered");
    }

    @Test
    void reasonsStandWhereSomethingFailedAndNowhereElse() {
        var without = evidence();
        without.put("erdsEventId", EvidenceEvent.CONTENT_CONSIGNMENT_FAILURE.uri());
        requireMalformed(without);
        var with = evidence();
        with.putArray("eventReasons").add("urn:eaddress:problem:closed-recipient");
        requireMalformed(with);
    }

    @Test
    void theTestEvidenceIsOfTheShapeOfTheSchema() throws IOException {
        var schema = Files.readString(Path.of("../api-spec/evidence/evidence.schema.json"));
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(new JsonMapper().writeValueAsString(evidence()), InputFormat.JSON);
        assertThat(errors).isEmpty();
    }

    private void requireMalformed(ObjectNode evidence) {
        assertThat(VERIFIER.verify(SEALER.seal(evidence, AT)).findings())
                .extracting(Finding::name)
                .containsExactly("malformed");
    }
}
