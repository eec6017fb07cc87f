package org.eaddress.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.bouncycastle.tsp.ers.ERSException;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the journal promises, on a real database.
class JournalTest {
    private final Office office = Office.open("--hub.journal.entries=10");

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void everyPieceIsSealedOnceAndInTheOrderOfTheIds() {
        List<Evidence> pieces = office.issue(25);

        assertThat(office.seal()).isTrue();
        assertThat(office.seal()).isTrue();
        assertThat(office.seal()).isFalse();
        assertThat(office.seal()).isFalse();

        List<Sha256> entries = office.seals().stream()
                .flatMap(seal -> office.seal(seal.number()).entries().stream())
                .toList();
        assertThat(entries).isEqualTo(pieces.stream().map(JournalTest::digest).toList());
        assertThat(office.seals()).extracting(JournalSeal.Summary::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void eachSealNamesTheOneBeforeAndSaysWhatItHolds() {
        office.issue(12);
        office.seal();
        office.seal();
        JournalSeal first = office.seal(1);
        JournalSeal second = office.seal(2);

        assertThat(first.summary().previous().hex()).isEqualTo("0".repeat(64));
        assertThat(second.summary().previous()).isEqualTo(first.summary().digest());
        JsonNode header = JsonMapper.shared().readTree(second.header());
        assertThat(header.get("number").asLong()).isEqualTo(2);
        assertThat(header.get("entries").asInt()).isEqualTo(2);
        assertThat(header.get("previous").asString())
                .isEqualTo(first.summary().digest().hex());
        assertThat(header.get("entriesDigest").asString())
                .isEqualTo(concatenated(second.entries()).hex());
        assertThat(Instant.parse(header.get("sealedAt").asString()))
                .isEqualTo(second.summary().sealedAt());
        assertThat(header.toString()).isEqualTo(second.header());
    }

    @Test
    void theTimeStampIsOverTheRoot() throws Exception {
        Evidence piece = office.issue();
        office.seal();
        JournalSeal seal = office.seal(1);

        TimeStampToken token = new TimeStampToken(new CMSSignedData(seal.token()));
        assertThat(Sha256.of(token.getTimeStampInfo().getMessageImprintDigest()))
                .isEqualTo(seal.summary().root());
        assertThat(seal.entries()).containsExactly(digest(piece));
        assertThat(token.getTimeStampInfo().getGenTime().toInstant())
                .isBetween(seal.summary().sealedAt(), Instant.now());
    }

    @Test
    void eachPieceHasAnEvidenceRecordThatAnotherImplementationVerifies() throws Exception {
        for (int size : new int[] {1, 2, 3, 4, 7, 10}) {
            List<Evidence> pieces = office.issue(size);
            office.seal();
            for (Evidence piece : pieces) {
                Journal.Proof proof = office.part(Journal.class)
                        .proofOf(piece.messageId(), piece.id())
                        .orElseThrow();
                ERSEvidenceRecord evidence = parsed(proof);

                evidence.validate(new JcaSimpleSignerInfoVerifierBuilder().build(evidence.getSigningCertificate()));
                evidence.validatePresent(new ERSByteData(bytes(piece)), new Date());
                assertThat(evidence.getPrimaryRootHash())
                        .isEqualTo(office.seal(proof.seal()).summary().root().bytes());
            }
        }
    }

    @Test
    void anEvidenceRecordProvesNothingElse() throws Exception {
        List<Evidence> pieces = office.issue(5);
        office.seal();
        Evidence piece = pieces.getFirst();
        ERSEvidenceRecord evidence = parsed(office.part(Journal.class)
                .proofOf(piece.messageId(), piece.id())
                .orElseThrow());

        byte[] changed = bytes(piece);
        changed[20] ^= 1;
        List<byte[]> others = new ArrayList<>(List.of(changed, bytes(pieces.getLast())));
        for (byte[] other : others) {
            assertThatThrownBy(() -> evidence.validatePresent(new ERSByteData(other), new Date()))
                    .isInstanceOf(ERSException.class);
        }
    }

    @Test
    void thereIsNoProofBeforeTheSeal() {
        Evidence piece = office.issue();

        assertThat(office.part(Journal.class).proofOf(piece.messageId(), piece.id()))
                .isEmpty();
        assertThat(office.part(Journal.class).proofOf(piece.messageId(), UUID.randomUUID()))
                .isEmpty();
    }

    private static ERSEvidenceRecord parsed(Journal.Proof proof) throws Exception {
        return new ERSEvidenceRecord(proof.evidenceRecord(), new JcaDigestCalculatorProviderBuilder().build());
    }

    private static byte[] bytes(Evidence piece) {
        return piece.jws().getBytes(StandardCharsets.US_ASCII);
    }

    private static Sha256 digest(Evidence piece) {
        return Sha256.digestOf(bytes(piece));
    }

    private static Sha256 concatenated(List<Sha256> entries) {
        return Sha256.digestOf(org.bouncycastle.util.Arrays.concatenate(
                entries.stream().map(Sha256::bytes).toArray(byte[][]::new)));
    }
}
