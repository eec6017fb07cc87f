package org.eaddress.client.proof;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the certificates of a trusted chain had been revoked before the time at which the seal is proven to have
/// been there. Without such a time a revoked certificate proves nothing: its key may have been stolen.
final class RevocationCheck {
    private static final Statement OPEN = Statement.of("open-revocation");

    private final RevocationLists lists;
    private final TrustAnchors anchors;
    private final List<X509Certificate> chain;
    private final List<RevocationList> believed = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Statement> proven = new ArrayList<>();
    private final List<Statement> notProven = new ArrayList<>();

    private RevocationCheck(RevocationLists lists, TrustAnchors anchors, List<X509Certificate> chain) {
        this.lists = lists;
        this.anchors = anchors;
        this.chain = chain;
    }

    /// @param at when the seal says that it was made
    /// @param provenAt when a time-stamp proves that it was there; null when none does
    static RevocationCheck of(
            RevocationLists lists,
            TrustAnchors anchors,
            List<X509Certificate> chain,
            Instant at,
            @Nullable Instant provenAt) {
        var check = new RevocationCheck(lists, anchors, chain);
        if (lists.isEmpty() || anchors.objection(chain, at).isPresent()) {
            check.notProven.add(OPEN);
        } else {
            check.look(provenAt == null ? at : provenAt, provenAt);
        }
        return check;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Statement> proven() {
        return proven;
    }

    List<Statement> notProven() {
        return notProven;
    }

    private void look(Instant at, @Nullable Instant provenAt) {
        var below = chain.stream()
                .takeWhile(certificate -> !anchors.certificates().contains(certificate))
                .toList();
        lists.all().forEach(list -> sort(list, below));
        var unanswered = below.stream()
                .filter(certificate -> !isAnswered(certificate, at, provenAt))
                .count();
        if (unanswered > 0 || below.isEmpty()) {
            notProven.add(OPEN);
        }
    }

    private void sort(RevocationList list, List<X509Certificate> below) {
        if (!list.isReadable()) {
            findings.add(Finding.of(Fault.REVOCATION_LIST_BROKEN));
        } else if (below.stream().anyMatch(certificate -> list.isOf(certificate.getIssuerX500Principal()))) {
            if (authorities(list, below).anyMatch(list::isSignedBy)) {
                believed.add(list);
            } else {
                findings.add(new Finding(Fault.REVOCATION_LIST_BROKEN, list.issuer()));
            }
        } else if (anchors.certificates().stream().noneMatch(anchor -> list.isOf(anchor.getSubjectX500Principal()))) {
            notProven.add(Statement.of("open-list-foreign", list.issuer()));
        }
    }

    /// Of the list's name: the anchors, and those that certify below them. Whatever stands behind an anchor in the
    /// chain was put there by the sealer, and nobody has looked at it.
    private Stream<X509Certificate> authorities(RevocationList list, List<X509Certificate> below) {
        return Stream.concat(anchors.certificates().stream(), below.stream().skip(1))
                .filter(authority -> list.isOf(authority.getSubjectX500Principal()));
    }

    private boolean isAnswered(X509Certificate certificate, Instant at, @Nullable Instant provenAt) {
        var name = certificate.getSubjectX500Principal().getName();
        var own = believed.stream()
                .filter(list -> list.isOf(certificate.getIssuerX500Principal()))
                .toList();
        var whole = own.stream().filter(list -> list.isWholeFor(certificate)).toList();
        var revoked = whole.stream()
                .flatMap(list -> list.revoked(certificate).stream())
                .min(Comparator.naturalOrder());
        if (revoked.isPresent()) {
            var from = Reasoning.time(revoked.get());
            if (provenAt == null || !provenAt.isBefore(revoked.get())) {
                findings.add(new Finding(Fault.REVOKED, from));
            } else {
                proven.add(Statement.of("proven-revoked-later", name, from));
            }
            return true;
        }
        own.stream()
                .filter(list -> !whole.contains(list))
                .forEach(list -> notProven.add(Statement.of("open-list-partial", list.issuer())));
        var newest = whole.stream()
                .filter(list -> list.covers(certificate, at))
                .max(Comparator.comparing(RevocationList::madeAt));
        if (newest.isEmpty()) {
            whole.forEach(list ->
                    notProven.add(Statement.of("open-list-stale", list.issuer(), Reasoning.time(list.madeAt()))));
            return false;
        }
        proven.add(Statement.of(
                "proven-not-revoked",
                name,
                newest.get().issuer(),
                Reasoning.time(newest.get().madeAt())));
        return true;
    }
}
