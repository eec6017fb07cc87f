package org.eaddress.client.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A hash tree, RFC 4998 4.2, level by level from the leaves.
final class HashTree {
    private final HashAlgorithm algorithm;
    private final List<List<byte[]>> levels = new ArrayList<>();

    private HashTree(HashAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /// @param leaves at least one
    static HashTree over(HashAlgorithm algorithm, List<byte[]> leaves) {
        var tree = new HashTree(algorithm);
        tree.levels.add(leaves);
        while (tree.levels.getLast().size() > 1) {
            tree.levels.add(tree.above(tree.levels.getLast()));
        }
        return tree;
    }

    byte[] root() {
        return levels.getLast().getFirst();
    }

    byte[] leaf(int place) {
        return levels.getFirst().get(place);
    }

    /// What a leaf is joined with on its way to the root.
    List<byte[]> wayOf(int leaf) {
        var way = new ArrayList<byte[]>();
        for (int level = 0; level < levels.size() - 1; level++) {
            int beside = (leaf >> level) ^ 1;
            if (beside < levels.get(level).size()) {
                way.add(levels.get(level).get(beside));
            }
        }
        return way;
    }

    private List<byte[]> above(List<byte[]> nodes) {
        var level = new ArrayList<byte[]>();
        for (int i = 0; i + 1 < nodes.size(); i += 2) {
            level.add(pair(nodes.get(i), nodes.get(i + 1)));
        }
        if (nodes.size() % 2 == 1) {
            level.add(nodes.getLast());
        }
        return level;
    }

    private byte[] pair(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) <= 0 ? algorithm.digest(one, other) : algorithm.digest(other, one);
    }
}
