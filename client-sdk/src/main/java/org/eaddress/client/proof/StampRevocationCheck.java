package org.eaddress.client.proof;

import java.util.ArrayList;
import java.util.List;

/// Whether the authorities of time-stamps had been revoked. When a time-stamp was made only a later one over it
/// proves; else it is the word of whoever held the key, which is believed as long as no list says that the key was
/// not safe (RFC 3161, 4.1). One that falls makes nothing worse than it is without it, while another stands.
final class StampRevocationCheck {
    private final RevocationLists lists;
    private final TrustAnchors anchors;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Statement> proven = new ArrayList<>();
    private final List<Statement> notProven = new ArrayList<>();

    StampRevocationCheck(RevocationLists lists, TrustAnchors anchors) {
        this.lists = lists;
        this.anchors = anchors;
    }

    List<Finding> findings() {
        return findings.stream().distinct().toList();
    }

    List<Statement> proven() {
        return proven.stream().distinct().toList();
    }

    List<Statement> notProven() {
        return notProven.stream().distinct().toList();
    }

    /// Those of the time-stamps that stand, when each renews the one before it. One that falls is wrong when none
    /// before it stands.
    List<TimeStamp> standing(List<TimeStamp> renewed) {
        var standing = new ArrayList<TimeStamp>();
        var fallen = new ArrayList<Finding>();
        for (int i = renewed.size() - 1; i >= 0; i--) {
            var later = standing.isEmpty() ? null : standing.getFirst().at();
            var fate = StampFate.of(renewed.get(i), later, lists, anchors);
            take(fate);
            fallen.addAll(fate.fallen(EvidenceRecordCheck.about(i)));
            if (fate.stands()) {
                standing.addFirst(renewed.get(i));
                fallen.clear();
            }
        }
        findings.addAll(fallen);
        return List.copyOf(standing);
    }

    /// Those of the time-stamps that stand, when each is over the same by itself. One that falls is wrong when none
    /// stands.
    ///
    /// @param about where they are
    List<TimeStamp> standingBeside(List<TimeStamp> all, String about) {
        var standing = new ArrayList<TimeStamp>();
        var fallen = new ArrayList<Finding>();
        for (var stamp : all) {
            var fate = StampFate.of(stamp, null, lists, anchors);
            take(fate);
            fallen.addAll(fate.fallen(about));
            if (fate.stands()) {
                standing.add(stamp);
            }
        }
        if (standing.isEmpty()) {
            findings.addAll(fallen);
        }
        return List.copyOf(standing);
    }

    private void take(StampFate fate) {
        findings.addAll(fate.broken());
        proven.addAll(fate.proven());
        notProven.addAll(fate.notProven());
    }
}
