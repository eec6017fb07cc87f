package org.eaddress.hub.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eaddress.storage.Sha256;

/// A hash tree by the rules of RFC 4998, section 4.2: nodes are made from pairs in binary ascending order; the
/// last one of an odd level goes up as it is.
final class HashTree {
    private final List<List<Sha256>> levels;

    private HashTree(List<List<Sha256>> levels) {
        this.levels = levels;
    }

    /// @param leaves at least one
    static HashTree over(List<Sha256> leaves) {
        List<List<Sha256>> levels = new ArrayList<>();
        levels.add(leaves);
        while (levels.getLast().size() > 1) {
            levels.add(above(levels.getLast()));
        }
        return new HashTree(levels);
    }

    private static List<Sha256> above(List<Sha256> level) {
        List<Sha256> nodes = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            nodes.add(i + 1 < level.size() ? node(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return nodes;
    }

    private static Sha256 node(Sha256 one, Sha256 other) {
        byte[] first = one.bytes();
        byte[] second = other.bytes();
        return Arrays.compareUnsigned(first, second) <= 0 ? digestOf(first, second) : digestOf(second, first);
    }

    private static Sha256 digestOf(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return Sha256.digestOf(both);
    }

    Sha256 root() {
        return levels.getLast().getFirst();
    }

    /// The neighbours that a leaf meets on the way to the root, in this order.
    List<Sha256> neighboursOf(int leaf) {
        List<Sha256> neighbours = new ArrayList<>();
        int place = leaf;
        for (List<Sha256> level : levels.subList(0, levels.size() - 1)) {
            int neighbour = place ^ 1;
            if (neighbour < level.size()) {
                neighbours.add(level.get(neighbour));
            }
            place /= 2;
        }
        return neighbours;
    }
}
