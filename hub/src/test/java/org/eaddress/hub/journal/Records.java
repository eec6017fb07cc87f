package org.eaddress.hub.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.eaddress.hub.evidence.Evidence;

/// Evidence records as Bouncy Castle sees them.
final class Records {
    private Records() {}

    static EvidenceRecord of(Office office, Evidence piece) {
        return EvidenceRecord.getInstance(office.part(Journal.class)
                .proofOf(piece.messageId(), piece.id())
                .orElseThrow()
                .evidenceRecord());
    }

    /// How many time-stamps each chain of the record has.
    static List<Integer> shape(EvidenceRecord evidenceRecord) {
        return Arrays.stream(evidenceRecord.getArchiveTimeStampSequence().getArchiveTimeStampChains())
                .map(chain -> chain.getArchiveTimestamps().length)
                .toList();
    }

    /// Verifies the record as it was after each of its time-stamps, the newest included.
    static void verify(EvidenceRecord whole, Evidence piece) throws Exception {
        List<ArchiveTimeStampChain> chains = new ArrayList<>();
        for (ArchiveTimeStampChain chain : whole.getArchiveTimeStampSequence().getArchiveTimeStampChains()) {
            ArchiveTimeStamp[] stamps = chain.getArchiveTimestamps();
            for (int length = 1; length <= stamps.length; length++) {
                List<ArchiveTimeStampChain> soFar = new ArrayList<>(chains);
                soFar.add(new ArchiveTimeStampChain(Arrays.copyOf(stamps, length)));
                verify(
                        new EvidenceRecord(
                                whole.getDigestAlgorithms(),
                                null,
                                null,
                                new ArchiveTimeStampSequence(soFar.toArray(ArchiveTimeStampChain[]::new))),
                        piece.jws());
            }
            chains.add(chain);
        }
    }

    private static void verify(EvidenceRecord evidenceRecord, String jws) throws Exception {
        ERSEvidenceRecord parsed =
                new ERSEvidenceRecord(evidenceRecord.getEncoded(), new JcaDigestCalculatorProviderBuilder().build());
        parsed.validate(new JcaSimpleSignerInfoVerifierBuilder().build(parsed.getSigningCertificate()));
        parsed.validatePresent(new ERSByteData(jws.getBytes(StandardCharsets.US_ASCII)), new Date());
    }
}
