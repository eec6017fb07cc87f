package org.eaddress.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Extension;
import org.eaddress.hub.evidence.Statement.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceXmlTest {
    private static final Instant AT = Instant.parse("2026-11-20T08:00:00.123Z");
    private static final UUID MESSAGE = UUID.fromString("01938b1e-0000-7000-8000-000000000001");
    private static final String HOSTILE = "</Name><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;]]>\u0001";

    /// Those that are left out are of no message.
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = "LEGAL_HOLD_.*|EVIDENCE_REMOVAL|EVIDENCE_OPENED|PERSONS_LOOKED_UP|BATCH_.*|SYSTEM_CONFORMS|HUB_.*")
    void everyEventOfAMessageHasAFormThatIsValid(EvidenceEvent event) {
        Evidence evidence = evidence(statement(event, "Liepkalnes pašvaldība")
                .because(List.of(EventReason.UNKNOWN_RECIPIENT.uri(), "urn:eaddress:problem:closed-recipient")));

        Xml xml = Xml.read(evidence.xml());

        assertThat(xml.text("ERDSEventId")).isEqualTo(event.uri());
        assertThat(xml.text("EventReason")).isEqualTo(EventReason.UNKNOWN_RECIPIENT.uri());
        assertThat(xml.text("EvidenceIdentifier")).isEqualTo(evidence.id().toString());
        assertThat(xml.text("MessageIdentifier")).isEqualTo(MESSAGE.toString());
        assertThat(xml.text("EventTime")).isEqualTo("2026-11-20T08:00:00.123Z");
        assertThat(xml.text("Name")).isEqualTo("Liepkalnes pašvaldība");
        assertThat(xml.count("PartInfo")).isOne();
    }

    @Test
    void itSaysWhichSealedFormItIsDerivedFrom() {
        Evidence evidence =
                evidence(statement(EvidenceEvent.CONTENT_CONSIGNMENT, "Padome").with(Extension.registered(AT)));

        Xml xml = Xml.read(evidence.xml());

        assertThat(xml.extension("urn:eaddress:extension:sealed-json:1")).isEqualTo(evidence.jws());
        assertThat(xml.extension("urn:eaddress:extension:registered:1")).isEqualTo("2026-11-20T08:00:00.123Z");
    }

    @Test
    void aHostileNameIsANameAndNothingElse() {
        Xml xml = Xml.read(
                evidence(statement(EvidenceEvent.CONTENT_HANDOVER, HOSTILE)).xml());

        assertThat(xml.text("Name")).isEqualTo(HOSTILE.replace('\u0001', '\uFFFD'));
        assertThat(xml.count("Name")).isOne();
    }

    private static Statement statement(EvidenceEvent event, String sender) {
        Entity recipient = Entity.of("_PRIVATE@329999-00017");
        return new Statement(
                event,
                AT,
                MESSAGE,
                new Entity("_DEFAULT@90000000122", Optional.of(sender), Optional.of("urn:eaddress:assurance:key")),
                List.of(recipient),
                Optional.of(recipient),
                AT,
                "0".repeat(64),
                List.of(new Part("Atļauja & plāns.pdf", "application/pdf", 7, "1".repeat(64), "a/b:1")));
    }

    private static Evidence evidence(Statement statement) {
        UUID id = UUID.fromString("01938b1e-0000-7000-8000-000000000002");
        String payload = EvidenceForm.of(id, statement, "CN=hub").json();
        Seal seal = new Seal(new SealHeader(1, "{\"alg\":\"none\"}"), AT, payload, new byte[64]);
        return new Evidence(id, MESSAGE, statement.event(), AT, Optional.empty(), seal);
    }
}
