package org.eaddress.client.proof;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eaddress.client.proof.RevocationList.Revocation;
import org.jspecify.annotations.Nullable;

/// What revocation lists make of one time-stamp.
final class StampFate {
    private static final Statement OPEN = Statement.of("open-stamp-revocation");

    private final TimeStamp stamp;
    private final @Nullable Instant later;
    private final BelievedLists lists;
    private final List<Instant> felledFrom = new ArrayList<>();
    private final List<Statement> proven = new ArrayList<>();
    private final List<Statement> notProven = new ArrayList<>();

    private StampFate(TimeStamp stamp, @Nullable Instant later, BelievedLists lists) {
        this.stamp = stamp;
        this.later = later;
        this.lists = lists;
    }

    /// @param later the time of one over it that stands; null when there is none
    static StampFate of(TimeStamp stamp, @Nullable Instant later, RevocationLists lists, TrustAnchors anchors) {
        var fate = new StampFate(stamp, later, BelievedLists.of(lists, anchors, stamp.chain()));
        fate.look();
        return fate;
    }

    /// Whether it proves its time: not revoked, and not ended when the one over it was made.
    boolean stands() {
        return felledFrom.isEmpty() && (later == null || !later.isAfter(stamp.until()));
    }

    /// What felled it.
    ///
    /// @param about where it is
    List<Finding> fallen(String about) {
        return felledFrom.stream()
                .map(from -> new Finding(Fault.TIME_STAMP_REVOKED, about + ", " + Reasoning.time(from)))
                .toList();
    }

    /// Of lists that are none, or not their issuer's.
    List<Finding> broken() {
        return lists.findings();
    }

    List<Statement> proven() {
        return stands() ? proven : List.of();
    }

    List<Statement> notProven() {
        return stands()
                ? notProven
                : felledFrom.stream()
                        .map(from -> Statement.of(
                                "open-stamp-revoked",
                                stamp.authority(),
                                Reasoning.time(stamp.at()),
                                Reasoning.time(from)))
                        .toList();
    }

    private void look() {
        notProven.addAll(lists.notProven());
        var unanswered = lists.below().stream()
                .filter(certificate -> !isAnswered(certificate))
                .count();
        if (unanswered > 0 || lists.below().isEmpty()) {
            notProven.add(OPEN);
        }
    }

    private boolean isAnswered(X509Certificate certificate) {
        var whole = lists.whole(certificate);
        var revocations = whole.stream()
                .flatMap(list -> list.revocation(certificate).stream())
                .sorted(Comparator.comparing(Revocation::from))
                .toList();
        if (!revocations.isEmpty()) {
            revoked(certificate, revocations);
            return true;
        }
        lists.partial(certificate).forEach(notProven::add);
        var newest = whole.stream()
                .filter(list -> list.covers(certificate, later == null ? stamp.at() : later))
                .max(Comparator.comparing(RevocationList::madeAt));
        newest.ifPresentOrElse(
                list -> silent(certificate, list),
                () -> whole.forEach(list -> notProven.add(
                        Statement.of("open-stamp-list-stale", list.issuer(), Reasoning.time(list.madeAt())))));
        return newest.isPresent();
    }

    private void revoked(X509Certificate certificate, List<Revocation> revocations) {
        var isOwn = certificate.equals(stamp.chain().getFirst());
        revocations.stream()
                .filter(each -> !(isOwn && each.keyWasSafe() && stamp.at().isBefore(each.from())))
                .filter(each -> later == null || !later.isBefore(each.from()))
                .findFirst()
                .map(Revocation::from)
                .ifPresentOrElse(
                        felledFrom::add,
                        () -> proven.add(Statement.of(
                                "proven-stamp-revoked-later",
                                certificate.getSubjectX500Principal().getName(),
                                Reasoning.time(revocations.getFirst().from()))));
    }

    /// What a list without the certificate says: of a time that is proven, it was not revoked; else, not until the
    /// list was made.
    private void silent(X509Certificate certificate, RevocationList list) {
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
