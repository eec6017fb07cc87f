package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.EvidenceEvent;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.TrustAnchors;
import org.eaddress.client.proof.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A refusal can be proven: the sender gets it under the hub's seal, and nothing else comes of it.
@ExtendWith(HubExtension.class)
class RejectionTest {
    private static final String UNKNOWN = "FREE@90000000122";

    private final TestHub hub;
    private final Party council;
    private final Letter good;

    RejectionTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
        this.good = Letter.between(council, hub.newPerson());
    }

    @Test
    void theEvidenceSaysWhoseMessageWasRefusedAndWhy() throws CertificateException {
        Letter bad = good.to(good.to().getFirst(), UNKNOWN);

        Evidence evidence = verified(council.submit(bad).expect(422).text("evidence"));

        assertThat(evidence.event()).isEqualTo(EvidenceEvent.SUBMISSION_REJECTION);
        assertThat(evidence.reasons())
                .containsExactly(
                        "http://uri.etsi.org/19522/EventReason/UnknownRecipient",
                        "urn:eaddress:problem:unknown-recipient");
        assertThat(evidence.parts()).isEmpty();
        assertThat(evidence.message()).isEqualTo(bad.id());
        assertThat(evidence.messageSha256()).isEqualTo(bad.digest());
        assertThat(evidence.sender().value()).isEqualTo(council.eAddress());
        assertThat(evidence.recipients()).extracting(Evidence.Party::value).isEqualTo(bad.to());
        assertThat(evidence.concerned()).extracting(Evidence.Party::value).containsExactly(UNKNOWN);
    }

    @Test
    void theSameRefusalIsEvidencedOnce() {
        Letter bad = good.to(UNKNOWN);
        String first = council.submit(bad).text("evidence");

        assertThat(council.submit(bad).text("evidence")).isEqualTo(first);
        assertThat(hub.stored().rejections(bad.id())).isOne();
        assertThat(council.submit(bad.about("Cits temats")).text("evidence")).isNotEqualTo(first);
    }

    @Test
    void theIdStaysFreeAndTheMessagesEvidenceIsItsOwn() {
        Party other = hub.newUnit();
        other.submit(good.from(other.eAddress()).to(UNKNOWN)).expect(422);
        council.submit(good.to(UNKNOWN)).expect(422);

        council.submit(good).expect(201);

        assertThat(council.evidence(good).list("evidence"))
                .extracting(piece -> piece.get("event").asString())
                .containsExactly("http://uri.etsi.org/19522/Event/SubmissionAcceptance");
    }

    @Test
    void documentsThatAreOthersThanDeclaredAreARejection() {
        Enclosure one = Enclosure.pdf("a.pdf", "ten bytes.");
        Answer answer = council.submit(good.with(one.carrying(new byte[one.bytes().length])));

        assertThat(reasons(answer)).endsWith("urn:eaddress:problem:digest-mismatch");
    }

    @Test
    void theEvidenceOfTooMuchIsNotTooMuch() {
        List<String> many = IntStream.range(0, 5000)
                .mapToObj(number -> "U" + number + "@90000000122")
                .toList();

        Answer answer = council.submit(good.to(many)).expect(422);

        assertThat(reasons(answer)).endsWith("urn:eaddress:problem:too-many-recipients");
        assertThat(Contract.payload(answer.text("evidence")).get("recipientsDetails"))
                .hasSize(100);
    }

    @Test
    void whatTheHubDoesNotAttestToHasNoEvidence() {
        council.submit(good).expect(201);
        Letter old = good.under(UuidCreator.getTimeOrderedEpoch(Instant.now().minus(Duration.ofDays(40))));
        List<Letter> refused = List.of(good.about("Cits temats"), good.from(UNKNOWN), old);

        assertThat(refused)
                .map(council::submit)
                .allMatch(answer -> answer.status() >= 400 && !answer.json().has("evidence"));
    }

    private static List<String> reasons(Answer answer) {
        return Contract.payload(answer.text("evidence"))
                .get("eventReasons")
                .valueStream()
                .map(reason -> reason.asString())
                .toList();
    }

    private Evidence verified(String jws) throws CertificateException {
        byte[] pem = council.get("/v1/trust-anchors").expect(200).bytes();
        var anchors =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        Verdict verdict = EvidenceVerifier.trusting(TrustAnchors.of(anchors)).verify(jws);
        assertThat(verdict.findings()).isEmpty();
        return ((Verdict.Valid) verdict).evidence();
    }
}
