package org.eaddress.client.proof;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The revocation lists that were given, sorted by which certificates of one chain each of them answers for.
final class BelievedLists {
    private final TrustAnchors anchors;
    private final List<X509Certificate> chain;
    private final List<X509Certificate> below;
    private final Map<X509Certificate, List<RevocationList>> believed = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Statement> notProven = new ArrayList<>();
    private final List<RevocationList> foreign = new ArrayList<>();

    private BelievedLists(TrustAnchors anchors, List<X509Certificate> chain) {
        this.anchors = anchors;
        this.chain = chain;
        this.below = anchors.below(chain);
    }

    static BelievedLists of(RevocationLists lists, TrustAnchors anchors, List<X509Certificate> chain) {
        var sorted = new BelievedLists(anchors, chain);
        lists.all().forEach(sorted::sort);
        return sorted;
    }

    /// The certificates of the chain below the anchors.
    List<X509Certificate> below() {
        return below;
    }

    /// Those of the certificate's issuer that have it on them, if it was revoked.
    List<RevocationList> whole(X509Certificate certificate) {
        return of(certificate).filter(list -> list.isWholeFor(certificate)).toList();
    }

    /// Those of the certificate's issuer that do not answer for it.
    Stream<Statement> partial(X509Certificate certificate) {
        return of(certificate)
                .filter(list -> !list.isWholeFor(certificate))
                .map(list -> Statement.of("open-list-partial", list.issuer()));
    }

    private Stream<RevocationList> of(X509Certificate certificate) {
        return believed.getOrDefault(certificate, List.of()).stream();
    }

    /// Of lists that are none, or not their issuer's.
    List<Finding> findings() {
        return findings;
    }

    /// Of lists that another key of an issuer's name signed, or that are about an anchor.
    List<Statement> notProven() {
        return notProven;
    }

    /// Those of nobody in the chain.
    List<RevocationList> foreign() {
        return foreign;
    }

    private void sort(RevocationList list) {
        if (!list.isReadable()) {
            findings.add(Finding.of(Fault.REVOCATION_LIST_BROKEN));
        } else if (below.stream().anyMatch(certificate -> list.isOf(certificate.getIssuerX500Principal()))) {
            believe(list);
        } else if (pinned(list).findAny().isPresent()) {
            pinned(list)
                    .forEach(anchor -> notProven.add(Statement.of(
                            "open-list-pinned",
                            list.issuer(),
                            anchor.getSubjectX500Principal().getName())));
        } else if (anchors.certificates().stream().noneMatch(anchor -> list.isOf(anchor.getSubjectX500Principal()))) {
            foreign.add(list);
        }
    }

    /// The anchors in the chain that the list is about: they are trusted themselves, whatever others say of them.
    private Stream<X509Certificate> pinned(RevocationList list) {
        return chain.stream()
                .filter(anchors.certificates()::contains)
                .filter(anchor -> list.isOf(anchor.getIssuerX500Principal()))
                .filter(anchor -> !list.isOf(anchor.getSubjectX500Principal()));
    }

    /// For those certificates that are signed with the key that signed the list: an authority that changes its key
    /// keeps its name.
    private void believe(RevocationList list) {
        var signers = authorities(list).filter(list::isSignedBy).toList();
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
    private Stream<X509Certificate> authorities(RevocationList list) {
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
}
