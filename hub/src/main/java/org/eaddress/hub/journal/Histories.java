package org.eaddress.hub.journal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Puts together what the seals went through.
@Component
class Histories {
    private final Renewals renewals;

    Histories(Renewals renewals) {
        this.renewals = renewals;
    }

    /// A history as far as it is good.
    ///
    /// @param bad the number of the renewal that does not renew this seal though it should: there the history ends
    record Told(SealHistory history, Optional<Long> bad) {}

    /// For one task: it holds the trees of the renewals it has met.
    Reader reader() {
        return new Reader();
    }

    final class Reader {
        private final Map<Long, Optional<HashTree>> trees = new HashMap<>();

        Told of(JournalSeal seal) {
            SealHistory history = SealHistory.of(seal);
            for (Renewal renewal : renewals.covering(seal.number())) {
                if (!goesOn(history, renewal, seal)) {
                    return new Told(history, Optional.of(renewal.number()));
                }
            }
            return new Told(history, Optional.empty());
        }

        private boolean goesOn(SealHistory history, Renewal renewal, JournalSeal seal) {
            Optional<HashTree> tree = trees.computeIfAbsent(renewal.number(), _ -> treeOf(renewal));
            Optional<List<byte[]>> entries = renewal.algorithm() == history.algorithm()
                    ? Optional.of(List.of())
                    : renewals.entriesOf(renewal.number(), seal.number())
                            .filter(all -> all.size() == seal.entries().size());
            if (tree.isEmpty() || entries.isEmpty()) {
                return false;
            }
            int place = Math.toIntExact(seal.number() - renewal.firstSeal());
            SealHistory.Node node = history.node(renewal.algorithm(), entries.get());
            if (!Arrays.equals(node.value(), tree.get().leaf(place))) {
                return false;
            }
            history.renewed(node, tree.get().neighboursOf(place), renewal.token());
            return true;
        }
    }

    /// Its hash tree; empty when that is not what the time-stamp should be over.
    Optional<HashTree> treeOf(Renewal renewal) {
        List<byte[]> nodes = renewals.nodesOf(renewal.number());
        if (nodes.size() != renewal.range().size()) {
            return Optional.empty();
        }
        HashTree tree = HashTree.over(renewal.algorithm(), nodes);
        return Optional.of(tree).filter(whole -> Arrays.equals(whole.root(), renewal.root()));
    }
}
