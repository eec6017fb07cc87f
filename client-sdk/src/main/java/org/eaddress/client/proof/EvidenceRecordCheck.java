package org.eaddress.client.proof;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.EvidenceRecord;

/// The journal's record of a piece of evidence (RFC 4998): the way from the piece's digest to a time-stamp.
/// The first archive time-stamp proves the earliest time; renewals after it are not looked at.
record EvidenceRecordCheck(TrustAnchors anchors) {
    /// The time-stamp over the piece with this digest.
    ///
    /// @throws Refusal when the record does not show it
    TimeStamp stamp(byte[] der, String sha256) throws Refusal {
        byte[] root;
        byte[] token;
        try {
            var first = first(der);
            root = root(first, HexFormat.of().parseHex(sha256));
            token = first.getTimeStamp().getEncoded(ASN1Encoding.DER);
        } catch (IOException | RuntimeException e) { // what a stranger made may break the reader in any way
            throw new Refusal(Fault.RECORD_MALFORMED);
        }
        return TimeStamp.checked(HashAlgorithm.SHA_256, HexFormat.of().formatHex(root), token, anchors);
    }

    private static ArchiveTimeStamp first(byte[] der) throws IOException, Refusal {
        var record = EvidenceRecord.getInstance(der);
        var first = record.getArchiveTimeStampSequence()
                .getArchiveTimeStampChains()[0]
                .getArchiveTimestamps()[0];
        if (!Arrays.equals(record.getEncoded(ASN1Encoding.DER), der)
                || !first.getDigestAlgorithmIdentifier().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)) {
            throw new Refusal(Fault.RECORD_MALFORMED);
        }
        return first;
    }

    /// RFC 4998, 4.3: each step joins what was computed with its neighbours in binary ascending order.
    private static byte[] root(ArchiveTimeStamp stamp, byte[] digest) throws Refusal {
        var tree = stamp.getReducedHashTree();
        if (tree == null) {
            return digest;
        }
        if (tree.length == 0 || !tree[0].containsHash(digest)) {
            throw new Refusal(Fault.RECORD_OF_ANOTHER);
        }
        var node = digest;
        for (int i = 0; i < tree.length; i++) {
            var values = tree[i].getValues();
            node = i == 0 ? above(values) : above(with(values, node));
        }
        return node;
    }

    private static byte[][] with(byte[][] values, byte[] node) {
        var all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = node;
        return all;
    }

    private static byte[] above(byte[][] values) {
        if (values.length == 1) {
            return values[0];
        }
        Arrays.sort(values, Arrays::compareUnsigned);
        var digest = Digests.algorithm();
        for (var value : values) {
            digest.update(value);
        }
        return digest.digest();
    }
}
