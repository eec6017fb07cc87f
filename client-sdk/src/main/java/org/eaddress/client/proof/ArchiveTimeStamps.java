package org.eaddress.client.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.jspecify.annotations.Nullable;

/// The sequence of archive time-stamps (RFC 4998, 5) of one seal: that of its header and those of its entries,
/// which differ in the first time-stamp of each chain only.
final class ArchiveTimeStamps {
    private final byte[] header;
    private final List<List<ArchiveTimeStampChain>> ended = new ArrayList<>();
    private final List<ArchiveTimeStamp> later = new ArrayList<>();
    private List<ArchiveTimeStamp> first = List.of();
    private HashAlgorithm algorithm = HashAlgorithm.SHA_256;

    ArchiveTimeStamps(JournalSeal seal) {
        this.header = seal.headerBytes();
        begin(HashAlgorithm.SHA_256, seal.tree(), seal.entries().size() + 1, List.of(), seal.token());
    }

    HashAlgorithm algorithm() {
        return algorithm;
    }

    /// The node of the seal in the next renewal, if that goes on under the same algorithm: over the chain's
    /// time-stamps.
    byte[] nodeOfTimeStamps() {
        var digests = digestsOfTimeStamps();
        return digests.size() == 1 ? digests.getFirst() : algorithm.digest(digests.toArray(byte[][]::new));
    }

    private List<byte[]> digestsOfTimeStamps() {
        var stamps = new ArrayList<>(List.of(first.getFirst()));
        stamps.addAll(later);
        return stamps.stream()
                .map(stamp -> algorithm.digest(der(stamp.getTimeStamp())))
                .sorted(Arrays::compareUnsigned)
                .toList();
    }

    /// The tree over the header and the entries with all their time-stamps, if the next renewal is under another
    /// algorithm; its root is the node.
    ///
    /// @param entries by the new algorithm
    HashTree treeOfData(HashAlgorithm by, List<byte[]> entries) {
        var leaves = new ArrayList<byte[]>();
        leaves.add(by.digest(by.digest(header), by.digest(der(sequence(0)))));
        for (var entry : entries.subList(0, Math.min(entries.size(), first.size() - 1))) {
            leaves.add(by.digest(entry, by.digest(der(sequence(leaves.size())))));
        }
        return HashTree.over(by, leaves);
    }

    /// @param way from the node to the root of the renewal
    void renewTimeStamps(List<byte[]> way, byte[] token) {
        later.add(stamp(algorithm, digestsOfTimeStamps(), way, token));
    }

    void renewData(HashAlgorithm by, HashTree tree, List<byte[]> way, byte[] token) {
        var chains = new ArrayList<ArchiveTimeStampChain>();
        for (int leaf = 0; leaf < first.size(); leaf++) {
            chains.add(chain(leaf));
        }
        ended.add(chains);
        later.clear();
        begin(by, tree, chains.size(), way, token);
    }

    private void begin(HashAlgorithm by, HashTree tree, int leaves, List<byte[]> way, byte[] token) {
        algorithm = by;
        first = new ArrayList<>();
        for (int leaf = 0; leaf < leaves; leaf++) {
            var whole = new ArrayList<>(tree.wayOf(leaf));
            whole.addAll(way);
            first.add(stamp(by, List.of(tree.leaf(leaf)), whole, token));
        }
    }

    private ArchiveTimeStampSequence sequence(int leaf) {
        var chains = new ArrayList<ArchiveTimeStampChain>();
        ended.forEach(chain -> chains.add(chain.get(leaf)));
        chains.add(chain(leaf));
        return new ArchiveTimeStampSequence(chains.toArray(ArchiveTimeStampChain[]::new));
    }

    private ArchiveTimeStampChain chain(int leaf) {
        var stamps = new ArrayList<>(List.of(first.get(leaf)));
        stamps.addAll(later);
        return new ArchiveTimeStampChain(stamps.toArray(ArchiveTimeStamp[]::new));
    }

    private static ArchiveTimeStamp stamp(HashAlgorithm by, List<byte[]> group, List<byte[]> way, byte[] token) {
        return new ArchiveTimeStamp(by.identifier(), reduced(group, way), ContentInfo.getInstance(token));
    }

    /// RFC 4998 4.3: a group stands alone in the first list, a single value with what it is joined with first.
    private static PartialHashtree @Nullable [] reduced(List<byte[]> group, List<byte[]> way) {
        int taken = group.size() == 1 ? 1 : 0;
        if (way.size() < taken) {
            return null;
        }
        var list = new ArrayList<>(group);
        list.addAll(way.subList(0, taken));
        list.sort(Arrays::compareUnsigned);
        var lists = new ArrayList<PartialHashtree>();
        lists.add(new PartialHashtree(list.toArray(byte[][]::new)));
        way.subList(taken, way.size()).forEach(value -> lists.add(new PartialHashtree(value)));
        return lists.toArray(PartialHashtree[]::new);
    }

    private static byte[] der(ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
