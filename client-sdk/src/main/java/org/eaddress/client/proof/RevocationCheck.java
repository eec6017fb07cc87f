package org.eaddress.client.proof;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the certificates of a trusted chain had been revoked before the time at which the seal is proven to have
/// been there. Without such a time a revoked certificate proves nothing, for its key may have been stolen; and that
/// it was not revoked nothing shows, for a thief writes any time into a seal.
final class RevocationCheck {
    private static final Statement OPEN = Statement.of("open-revocation");

    private final @Nullable Instant provenAt;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Statement> proven = new ArrayList<>();
    private final List<Statement> notProven = new ArrayList<>();

    private RevocationCheck(@Nullable Instant provenAt) {
        this.provenAt = provenAt;
    }

    /// @param at when the seal says that it was made
    /// @param stamps those that prove when it was there, all of them over it
    static RevocationCheck of(
            RevocationLists lists,
            TrustAnchors anchors,
            List<X509Certificate> chain,
            Instant at,
            List<TimeStamp> stamps) {
        var check = new RevocationCheck(earliest(stamps));
        if (lists.isEmpty() || anchors.objection(chain, at).isPresent()) {
            check.notProven.add(OPEN);
        } else {
            check.look(BelievedLists.of(lists, anchors, chain), stamps);
        }
        return check;
    }

    private static @Nullable Instant earliest(List<TimeStamp> stamps) {
        return stamps.stream().map(TimeStamp::at).min(Comparator.naturalOrder()).orElse(null);
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

    private void look(BelievedLists lists, List<TimeStamp> stamps) {
        findings.addAll(lists.findings());
        notProven.addAll(lists.notProven());
        lists.foreign().stream()
                .filter(list -> stamps.stream().noneMatch(stamp -> stamp.isBelow(list)))
                .forEach(list -> notProven.add(Statement.of("open-list-foreign", list.issuer())));
        var unanswered = lists.below().stream()
                .filter(certificate -> !isAnswered(certificate, lists))
                .count();
        if (unanswered > 0 || lists.below().isEmpty()) {
            notProven.add(OPEN);
        }
    }

    private boolean isAnswered(X509Certificate certificate, BelievedLists lists) {
        var whole = lists.whole(certificate);
        var revoked = whole.stream()
                .flatMap(list -> list.revocation(certificate).stream())
                .map(RevocationList.Revocation::from)
                .min(Comparator.naturalOrder());
        if (revoked.isPresent()) {
            revoked(certificate, revoked.get());
            return true;
        }
        lists.partial(certificate).forEach(notProven::add);
        var newest = whole.stream()
                .filter(list -> provenAt != null && list.covers(certificate, provenAt))
                .max(Comparator.comparing(RevocationList::madeAt));
        newest.ifPresentOrElse(
                list -> proven.add(Statement.of(
                        "proven-not-revoked",
                        certificate.getSubjectX500Principal().getName(),
                        list.issuer(),
                        Reasoning.time(list.madeAt()))),
                () -> whole.forEach(list -> notProven.add(silence(list, certificate))));
        return newest.isPresent();
    }

    private void revoked(X509Certificate certificate, Instant from) {
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
    private Statement silence(RevocationList list, X509Certificate certificate) {
        var key = provenAt != null || list.isTooLateFor(certificate) ? "open-list-stale" : "open-list-unproven";
        return Statement.of(key, list.issuer(), Reasoning.time(list.madeAt()));
    }
}
