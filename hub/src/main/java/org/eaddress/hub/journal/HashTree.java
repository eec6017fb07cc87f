package org.eaddress.hub.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A hash tree by the rules of RFC 4998, section 4.2: nodes are made from pairs in binary ascending order; the
/// last one of an odd level goes up as it is.
final class HashTree {
    private final HashAlgorithm algorithm;
    private final List<List<byte[]>> levels = new ArrayList<>();

    private HashTree(HashAlgorithm algorithm) {
        this.algorithm = algorithm;
    }

    /// @param leaves at least one
    static HashTree over(HashAlgorithm algorithm, List<byte[]> leaves) {
        HashTree tree = new HashTree(algorithm);
        tree.levels.add(leaves);
        while (tree.levels.getLast().size() > 1) {
            tree.levels.add(tree.above(tree.levels.getLast()));
        }
        return tree;
    }

    private List<byte[]> above(List<byte[]> level) {
        List<byte[]> nodes = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            nodes.add(i + 1 < level.size() ? node(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return nodes;
    }

    private byte[] node(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) <= 0 ? algorithm.digest(one, other) : algorithm.digest(other, one);
    }

    byte[] root() {
        return levels.getLast().getFirst();
    }

    byte[] leaf(int leaf) {
        return levels.getFirst().get(leaf);
    }

    /// The neighbours that a leaf meets on the way to the root, in this order.
    List<byte[]> neighboursOf(int leaf) {
        List<byte[]> neighbours = new ArrayList<>();
        int place = leaf;
        for (List<byte[]> level : levels.subList(0, levels.size() - 1)) {
            int neighbour = place ^ 1;
            if (neighbour < level.size()) {
                neighbours.add(level.get(neighbour));
            }
            place /= 2;
        }
        return neighbours;
    }
}
