package org.eaddress.client.proof;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eaddress.client.proof.RevocationList.Revocation;
import org.jspecify.annotations.Nullable;

/// Whether the authorities of time-stamps had been revoked. When a time-stamp was made only a later one over it
/// proves; else it is the word of whoever held the key, which is believed as long as no list says that the key was
/// not safe (RFC 3161, 4.1).
final class StampRevocationCheck {
    private static final Statement OPEN = Statement.of("open-stamp-revocation");

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

    /// Those of the time-stamps that stand, when each renews the one before it.
    List<TimeStamp> standing(List<TimeStamp> renewed) {
        var standing = new ArrayList<TimeStamp>();
        for (int i = renewed.size() - 1; i >= 0; i--) {
            var stamp = renewed.get(i);
            var later = standing.isEmpty() ? null : standing.getFirst().at();
            if (stands(stamp, later, EvidenceRecordCheck.about(i))) {
                standing.addFirst(stamp);
            }
        }
        return List.copyOf(standing);
    }

    /// @param later the time of one over it that stands; null when there is none
    /// @param about where it is
    boolean stands(TimeStamp stamp, @Nullable Instant later, String about) {
        var sorted = BelievedLists.of(lists, anchors, stamp.chain());
        findings.addAll(sorted.findings());
        notProven.addAll(sorted.notProven());
        var before = findings.size();
        var unanswered = sorted.below().stream()
                .filter(certificate -> !isAnswered(certificate, sorted, stamp, later, about))
                .count();
        if (unanswered > 0 || sorted.below().isEmpty()) {
            notProven.add(OPEN);
        }
        return findings.size() == before;
    }

    private boolean isAnswered(
            X509Certificate certificate, BelievedLists sorted, TimeStamp stamp, @Nullable Instant later, String about) {
        var whole = sorted.whole(certificate);
        var revocations = whole.stream()
                .flatMap(list -> list.revocation(certificate).stream())
                .sorted(Comparator.comparing(Revocation::from))
                .toList();
        if (!revocations.isEmpty()) {
            revoked(certificate, revocations, stamp, later, about);
            return true;
        }
        sorted.partial(certificate).forEach(notProven::add);
        var newest = whole.stream()
                .filter(list -> list.covers(certificate, later == null ? stamp.at() : later))
                .max(Comparator.comparing(RevocationList::madeAt));
        newest.ifPresentOrElse(
                list -> silent(certificate, list, later),
                () -> whole.forEach(list -> notProven.add(
                        Statement.of("open-stamp-list-stale", list.issuer(), Reasoning.time(list.madeAt())))));
        return newest.isPresent();
    }

    private void revoked(
            X509Certificate certificate,
            List<Revocation> revocations,
            TimeStamp stamp,
            @Nullable Instant later,
            String about) {
        var isOwn = certificate.equals(stamp.chain().getFirst());
        revocations.stream()
                .filter(each -> !(isOwn && each.keyWasSafe() && stamp.at().isBefore(each.from())))
                .filter(each -> later == null || !later.isBefore(each.from()))
                .findFirst()
                .ifPresentOrElse(
                        each -> findings.add(
                                new Finding(Fault.TIME_STAMP_REVOKED, about + ", " + Reasoning.time(each.from()))),
                        () -> proven.add(Statement.of(
                                "proven-stamp-revoked-later",
                                certificate.getSubjectX500Principal().getName(),
                                Reasoning.time(revocations.getFirst().from()))));
    }

    /// What a list without the certificate says: of a time that is proven, it was not revoked; else, not until the
    /// list was made.
    private void silent(X509Certificate certificate, RevocationList list, @Nullable Instant later) {
        var facts = new String[] {
            certificate.getSubjectX500Principal().getName(), list.issuer(), Reasoning.time(list.madeAt())
        };
        if (later == null) {
            notProven.add(Statement.of("open-stamp-since", facts));
        } else {
            proven.add(Statement.of("proven-stamp-not-revoked", facts));
        }
    }
}
