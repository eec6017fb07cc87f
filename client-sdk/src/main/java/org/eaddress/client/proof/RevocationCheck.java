package org.eaddress.client.proof;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the certificates of a trusted chain had been revoked before the time at which the seal is proven to have
/// been there. Without such a time a revoked certificate proves nothing, for its key may have been stolen; and that
/// it was not revoked nothing shows, for a thief writes any time into a seal.
final class RevocationCheck {
    private static final Statement OPEN = Statement.of("open-revocation");

    private final RevocationLists lists;
    private final TrustAnchors anchors;
    private final List<X509Certificate> chain;
    private final Map<X509Certificate, List<RevocationList>> believed = new HashMap<>();
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
            check.look(provenAt);
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

    private void look(@Nullable Instant provenAt) {
        var below = chain.stream()
                .takeWhile(certificate -> !anchors.certificates().contains(certificate))
                .toList();
        lists.all().forEach(list -> sort(list, below));
        var unanswered = below.stream()
                .filter(certificate -> !isAnswered(certificate, provenAt))
                .count();
        if (unanswered > 0 || below.isEmpty()) {
            notProven.add(OPEN);
        }
    }

    private void sort(RevocationList list, List<X509Certificate> below) {
        if (!list.isReadable()) {
            findings.add(Finding.of(Fault.REVOCATION_LIST_BROKEN));
        } else if (below.stream().anyMatch(certificate -> list.isOf(certificate.getIssuerX500Principal()))) {
            believe(list, below);
        } else if (anchors.certificates().stream().noneMatch(anchor -> list.isOf(anchor.getSubjectX500Principal()))) {
            notProven.add(Statement.of("open-list-foreign", list.issuer()));
        }
    }

    /// For those certificates that are signed with the key that signed the list: an authority that changes its key
    /// keeps its name.
    private void believe(RevocationList list, List<X509Certificate> below) {
        var signers = authorities(list, below).filter(list::isSignedBy).toList();
        var issued = below.stream()
                .filter(certificate -> list.isOf(certificate.getIssuerX500Principal()))
                .filter(certificate -> signers.stream().anyMatch(signer -> isIssuedBy(certificate, signer)))
                .toList();
        if (signers.isEmpty()) {
            findings.add(new Finding(Fault.REVOCATION_LIST_BROKEN, list.issuer()));
        } else if (issued.isEmpty()) {
            notProven.add(Statement.of("open-list-other-key", list.issuer()));
        }
        issued.forEach(certificate ->
                believed.computeIfAbsent(certificate, _ -> new ArrayList<>()).add(list));
    }

    /// Of the list's name: the anchors, and those that certify below them. Whatever stands behind an anchor in the
    /// chain was put there by the sealer, and nobody has looked at it.
    private Stream<X509Certificate> authorities(RevocationList list, List<X509Certificate> below) {
        return Stream.concat(anchors.certificates().stream(), below.stream().skip(1))
                .filter(authority -> list.isOf(authority.getSubjectX500Principal()));
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean isAnswered(X509Certificate certificate, @Nullable Instant provenAt) {
        var own = believed.getOrDefault(certificate, List.of());
        var whole = own.stream().filter(list -> list.isWholeFor(certificate)).toList();
        var revoked = whole.stream()
                .flatMap(list -> list.revoked(certificate).stream())
                .min(Comparator.naturalOrder());
        if (revoked.isPresent()) {
            revoked(certificate, revoked.get(), provenAt);
            return true;
        }
        own.stream()
                .filter(list -> !whole.contains(list))
                .forEach(list -> notProven.add(Statement.of("open-list-partial", list.issuer())));
        var newest = whole.stream()
                .filter(list -> provenAt != null && list.covers(certificate, provenAt))
                .max(Comparator.comparing(RevocationList::madeAt));
        newest.ifPresentOrElse(
                list -> proven.add(Statement.of(
                        "proven-not-revoked",
                        certificate.getSubjectX500Principal().getName(),
                        list.issuer(),
                        Reasoning.time(list.madeAt()))),
                () -> whole.forEach(list -> notProven.add(silence(list, certificate, provenAt))));
        return newest.isPresent();
    }

    private void revoked(X509Certificate certificate, Instant from, @Nullable Instant provenAt) {
        if (provenAt == null || !provenAt.isBefore(from)) {
            findings.add(new Finding(Fault.REVOKED, Reasoning.time(from)));
        } else {
            proven.add(Statement.of(
                    "proven-revoked-later",
                    certificate.getSubjectX500Principal().getName(),
                    Reasoning.time(from)));
        }
    }

    /// Why a list without the certificate answers nothing.
    private static Statement silence(RevocationList list, X509Certificate certificate, @Nullable Instant provenAt) {
        var key = provenAt != null || list.isTooLateFor(certificate) ? "open-list-stale" : "open-list-unproven";
        return Statement.of(key, list.issuer(), Reasoning.time(list.madeAt()));
    }
}
