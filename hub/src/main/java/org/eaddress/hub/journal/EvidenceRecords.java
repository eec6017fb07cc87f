package org.eaddress.hub.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.eaddress.storage.Sha256;

/// Makes evidence records (RFC 4998) from seals.
final class EvidenceRecords {
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private EvidenceRecords() {}

    /// The record of the entry at this place, from 0; in DER.
    static byte[] of(JournalSeal seal, int position) {
        List<Sha256> neighbours = seal.tree().neighboursOf(position + 1); // the header is the first leaf
        List<PartialHashtree> path = new ArrayList<>();
        path.add(sorted(seal.entries().get(position), neighbours.getFirst()));
        neighbours.stream()
                .skip(1)
                .map(neighbour -> new PartialHashtree(neighbour.bytes()))
                .forEach(path::add);
        ArchiveTimeStamp stamp = new ArchiveTimeStamp(
                SHA256, path.toArray(PartialHashtree[]::new), ContentInfo.getInstance(seal.token()));
        try {
            return new EvidenceRecord(null, null, stamp).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PartialHashtree sorted(Sha256 one, Sha256 other) {
        byte[][] both = {one.bytes(), other.bytes()};
        Arrays.sort(both, Arrays::compareUnsigned);
        return new PartialHashtree(both);
    }
}
