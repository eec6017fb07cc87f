package org.eaddress.client.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The hash tree of a journal seal, RFC 4998 4.2: its leaves are the header's digest and the entries.
final class HashTree {
    private HashTree() {}

    static String root(byte[] header, List<String> entries) {
        var level = new ArrayList<byte[]>();
        level.add(Digests.algorithm().digest(header));
        entries.forEach(entry -> level.add(HexFormat.of().parseHex(entry)));
        List<byte[]> nodes = level;
        while (nodes.size() > 1) {
            nodes = above(nodes);
        }
        return HexFormat.of().formatHex(nodes.getFirst());
    }

    private static List<byte[]> above(List<byte[]> nodes) {
        var level = new ArrayList<byte[]>();
        for (int i = 0; i + 1 < nodes.size(); i += 2) {
            level.add(pair(nodes.get(i), nodes.get(i + 1)));
        }
        if (nodes.size() % 2 == 1) {
            level.add(nodes.getLast());
        }
        return level;
    }

    private static byte[] pair(byte[] one, byte[] other) {
        var inOrder = Arrays.compareUnsigned(one, other) <= 0;
        var both = inOrder ? JournalSeal.joined(one, other) : JournalSeal.joined(other, one);
        return Digests.algorithm().digest(both);
    }
}
