package org.eaddress.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTreeTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 1000})
    void eachLeafLeadsToTheRootByItsNeighbours(int size) {
        List<byte[]> leaves = leaves(size);
        HashTree tree = HashTree.over(HashAlgorithm.SHA_256, leaves);

        for (int leaf = 0; leaf < size; leaf++) {
            byte[] value = leaves.get(leaf);
            for (byte[] neighbour : tree.neighboursOf(leaf)) {
                value = node(value, neighbour);
            }
            assertThat(value).isEqualTo(tree.root());
        }
    }

    private static List<byte[]> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(number -> Sha256.digestOf(new byte[] {(byte) number, (byte) (number >> 8)})
                        .bytes())
                .toList();
    }

    /// RFC 4998, 4.2: in binary ascending order, concatenated, hashed.
    private static byte[] node(byte[] one, byte[] other) {
        byte[][] both = {one, other};
        Arrays.sort(both, Arrays::compareUnsigned);
        return Sha256.digestOf(org.bouncycastle.util.Arrays.concatenate(both[0], both[1]))
                .bytes();
    }
}
