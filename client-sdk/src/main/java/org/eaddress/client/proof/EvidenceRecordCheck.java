package org.eaddress.client.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.EvidenceRecord;

/// The journal's record of a piece of evidence (RFC 4998): the way from the piece to its first time-stamp, and from
/// each time-stamp to the one that renews it, chain by chain (5.3).
final class EvidenceRecordCheck {
    private static final int MOST_STAMPS = 1000;

    private final byte[] piece;
    private final TrustAnchors anchors;
    private final List<TimeStamp> stamps = new ArrayList<>();

    private EvidenceRecordCheck(byte[] piece, TrustAnchors anchors) {
        this.piece = piece;
        this.anchors = anchors;
    }

    /// What the record's time-stamps prove of the piece, from the first on: each renews the one before it in time.
    ///
    /// @throws Refusal when the record does not show it
    static List<TimeStamp> stamps(byte[] der, byte[] piece, TrustAnchors anchors) throws Refusal {
        var check = new EvidenceRecordCheck(piece, anchors);
        try {
            check.chains(EvidenceRecord.getInstance(der), der);
            return check.stamps;
        } catch (RuntimeException e) { // what a stranger made may break the reader in any way
            throw new Refusal(Fault.RECORD_MALFORMED, check.about());
        }
    }

    private void chains(EvidenceRecord record, byte[] der) throws Refusal {
        if (!Arrays.equals(der(record), der)) {
            throw new Refusal(Fault.RECORD_MALFORMED, about());
        }
        var chains = List.of(record.getArchiveTimeStampSequence().getArchiveTimeStampChains());
        for (int i = 0; i < chains.size(); i++) {
            chain(chains.get(i), chains.subList(0, i));
        }
    }

    /// @param ended the chains before it
    private void chain(ArchiveTimeStampChain chain, List<ArchiveTimeStampChain> ended) throws Refusal {
        var all = chain.getArchiveTimestamps();
        if (all.length == 0 || stamps.size() + all.length > MOST_STAMPS) {
            throw new Refusal(Fault.RECORD_MALFORMED, about());
        }
        var algorithm = algorithm(all[0]);
        var over = ended.isEmpty() ? algorithm.digest(piece) : renewed(algorithm, ended);
        for (var each : all) {
            if (algorithm(each) != algorithm) {
                throw new Refusal(Fault.RECORD_MALFORMED, about());
            }
            take(each, algorithm, over);
            over = algorithm.digest(der(each.getTimeStamp()));
        }
    }

    private HashAlgorithm algorithm(ArchiveTimeStamp stamp) throws Refusal {
        return HashAlgorithm.of(stamp.getDigestAlgorithmIdentifier().getAlgorithm())
                .orElseThrow(() -> new Refusal(Fault.RECORD_MALFORMED, about()));
    }

    /// RFC 4998, 5.2: the data and all that was said of them until then.
    private byte[] renewed(HashAlgorithm algorithm, List<ArchiveTimeStampChain> ended) {
        var sequence = new ArchiveTimeStampSequence(ended.toArray(ArchiveTimeStampChain[]::new));
        return algorithm.digest(algorithm.digest(piece), algorithm.digest(der(sequence)));
    }

    private void take(ArchiveTimeStamp each, HashAlgorithm algorithm, byte[] over) throws Refusal {
        var root = HexFormat.of().formatHex(root(each, algorithm, over));
        TimeStamp stamp;
        try {
            stamp = TimeStamp.checked(algorithm, root, der(each.getTimeStamp()), anchors);
        } catch (Refusal e) {
            throw new Refusal(e.fault(), about());
        }
        if (!stamps.isEmpty()) {
            requireInTime(stamps.getLast(), stamp);
        }
        stamps.add(stamp);
    }

    private void requireInTime(TimeStamp before, TimeStamp renewal) throws Refusal {
        if (renewal.isBefore(before)) {
            throw new Refusal(Fault.TIMES_OUT_OF_ORDER, about());
        }
        if (!before.stoodAt(renewal)) {
            throw new Refusal(Fault.RENEWED_TOO_LATE, about());
        }
    }

    /// RFC 4998, 4.3: each step joins what was computed with its neighbours in binary ascending order.
    private byte[] root(ArchiveTimeStamp stamp, HashAlgorithm algorithm, byte[] over) throws Refusal {
        var tree = stamp.getReducedHashTree();
        if (tree == null) {
            return over;
        }
        if (tree.length == 0 || !tree[0].containsHash(over)) {
            throw new Refusal(stamps.isEmpty() ? Fault.RECORD_OF_ANOTHER : Fault.RENEWAL_OF_ANOTHER, about());
        }
        var node = over;
        for (int i = 0; i < tree.length; i++) {
            var values = tree[i].getValues();
            node = above(algorithm, i == 0 ? values : with(values, node));
        }
        return node;
    }

    /// Which time-stamp is at fault.
    private String about() {
        return about(stamps.size());
    }

    /// The name of the time-stamp with this index.
    static String about(int index) {
        return index == 0 ? "journal" : "renewal " + index;
    }

    private static byte[][] with(byte[][] values, byte[] node) {
        var all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = node;
        return all;
    }

    private static byte[] above(HashAlgorithm algorithm, byte[][] values) {
        if (values.length == 1) {
            return values[0];
        }
        Arrays.sort(values, Arrays::compareUnsigned);
        return algorithm.digest(values);
    }

    private static byte[] der(ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
