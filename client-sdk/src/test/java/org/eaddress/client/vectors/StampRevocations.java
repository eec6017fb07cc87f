package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.ROOT;
import static org.eaddress.client.vectors.ProofCast.JOURNAL;
import static org.eaddress.client.vectors.ProofCast.PIECE;
import static org.eaddress.client.vectors.ProofCast.SEALED_AT;
import static org.eaddress.client.vectors.ProofCast.SECOND;
import static org.eaddress.client.vectors.ProofCast.whole;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.CRLReason;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.CertificateOrder;
import org.eaddress.client.fake.Journal;
import org.eaddress.client.fake.ProofMaker;
import org.eaddress.client.fake.RecordMaker;
import org.eaddress.client.fake.RevocationListMaker;

/// Time-stamping authorities that were revoked, and when that matters.
final class StampRevocations {
    static final Authority TIME_ROOT = Authority.named("e-address test time root");
    static final Journal STAMPER = new Journal(TIME_ROOT);
    static final X509Certificate STAMPING = STAMPER.certificate();
    static final Instant STAMPED_AT = SECOND.plusSeconds(5);
    static final Instant BEFORE = SECOND.minus(Duration.ofDays(1));
    static final Instant AFTER = SECOND.plus(Duration.ofDays(1));
    static final Instant RENEWED_AT = SECOND.plus(Duration.ofDays(365));
    private static final Instant LATER = RENEWED_AT.plus(Duration.ofDays(1));
    static final String RECEIPT = Cast.sealed();

    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var revocations = new StampRevocations();
        revocations.standing();
        revocations.revoked();
        revocations.renewed();
        revocations.lists();
        revocations.elsewhere();
        return revocations.all;
    }

    private void standing() {
        valid(
                "stamp-not-revoked",
                "A list of the time-stamping authority without it",
                "Until the list was made its key was good, as far as anybody knew.",
                first(),
                list(),
                "open-stamp-since");
        valid(
                "stamp-superseded-later",
                "A time-stamping authority that was superseded afterwards",
                "Its key was safe, so what it stamped before stands (RFC 3161, 4.1).",
                first(),
                list().revoking(STAMPING, AFTER, CRLReason.superseded),
                "proven-stamp-revoked-later");
    }

    private void revoked() {
        invalid(
                "stamp-revoked",
                "A time-stamping authority whose key was stolen afterwards",
                first(),
                list().revoking(STAMPING, AFTER),
                "time-stamp-revoked");
        invalid(
                "stamp-revoked-without-reason",
                "A time-stamping authority that was revoked afterwards, nobody says why",
                first(),
                list().revoking(STAMPING, AFTER, CRLReason.unspecified),
                "time-stamp-revoked");
        invalid(
                "stamp-superseded-before",
                "A time-stamping authority that was superseded before",
                first(),
                list().revoking(STAMPING, BEFORE, CRLReason.superseded),
                "time-stamp-revoked");
    }

    private void renewed() {
        var renewed = first().renewed(JOURNAL, RENEWED_AT);
        valid(
                "stamp-renewed-not-revoked",
                "A renewed time-stamp whose authority is not on a list of after the renewal",
                "The renewal proves when it was there.",
                renewed,
                list(),
                "proven-stamp-not-revoked");
        valid(
                "stamp-revoked-after-renewal",
                "A time-stamping authority whose key was stolen after the renewal by another",
                "The renewal shows that the time-stamp was there before.",
                renewed,
                list().revoking(STAMPING, RENEWED_AT.plusSeconds(1)),
                "proven-stamp-revoked-later");
        invalid(
                "stamp-revoked-before-renewal",
                "A time-stamping authority whose key was stolen before the renewal by another",
                renewed,
                list().revoking(STAMPING, AFTER),
                "time-stamp-revoked");
        invalid(
                "stamp-renewed-by-itself",
                "A time-stamping authority whose key was stolen after it renewed its own time-stamp",
                first().renewed(STAMPER, RENEWED_AT),
                list().revoking(STAMPING, RENEWED_AT.plusSeconds(1)),
                "time-stamp-revoked",
                "time-stamp-revoked");
    }

    private void lists() {
        var namesake = Authority.named("e-address test time root");
        var other = RevocationListMaker.of(namesake, LATER).revoking(STAMPING, BEFORE);
        all.put(
                "stamp-list-of-another-key",
                ProofCast.valid(
                                "A list that the authority above the time-stamps signed with its new key",
                                "It says nothing of what was certified with the old one.",
                                proof(first()))
                        .trusting(Cast.pem(ROOT, TIME_ROOT, namesake))
                        .revoking(other.der())
                        .saying("open-stamp-revocation", "open-list-other-key"));
        invalid(
                "stamp-list-forged",
                "A list by an authority with the same name as that above the time-stamps",
                first(),
                other,
                "revocation-list-broken");
        valid(
                "stamp-list-stale",
                "A list that is older than the time-stamp",
                "It answers nothing, and the verdict says so.",
                first(),
                RevocationListMaker.of(TIME_ROOT, BEFORE),
                "open-stamp-list-stale",
                "open-stamp-revocation");
    }

    private void elsewhere() {
        all.put(
                "container-stamp-revoked",
                ProofCast.invalid(
                                "The authority of the container's time-stamp was revoked",
                                "Nothing shows that it was there before.",
                                whole().stampedBy(STAMPER, SEALED_AT.plusSeconds(1)),
                                "time-stamp-revoked")
                        .trusting(trust())
                        .revoking(list().revoking(STAMPING, AFTER).der()));
        all.put(
                "proof-with-stamp-list-revoked",
                ProofCast.invalid(
                                "A proof that holds a list with its time-stamping authority on it",
                                "The key was stolen.",
                                proof(first())
                                        .file(
                                                "revocation-01.crl",
                                                list().revoking(STAMPING, AFTER).der()),
                                "time-stamp-revoked")
                        .trusting(trust()));
        var other = ROOT.sealer();
        var evidence = other.seal(Cast.receipt(), Cast.AT);
        all.put(
                "stamp-revoked-under-a-revoked-seal",
                ProofCast.invalid(
                                "A seal and the only time-stamp over it, both revoked afterwards",
                                "A time-stamp that proves nothing does not save the seal.",
                                whole().file(PIECE + ".jws", evidence)
                                        .file(
                                                PIECE + ".ers",
                                                RecordMaker.of(evidence, STAMPER, STAMPED_AT)
                                                        .der()),
                                "revoked",
                                "time-stamp-revoked")
                        .trusting(trust())
                        .revoking(
                                RevocationListMaker.of(ROOT, LATER)
                                        .revoking(other.certificate(), AFTER)
                                        .der(),
                                list().revoking(STAMPING, AFTER).der()));
        above();
    }

    private void above() {
        var issuing = TIME_ROOT.below(CertificateOrder.authority("e-address test time issuing authority"));
        var record = RecordMaker.of(RECEIPT, new Journal(issuing), STAMPED_AT);
        var ofStamps = RevocationListMaker.of(issuing, LATER).der();
        all.put(
                "stamp-not-revoked-below-an-intermediate",
                ProofCast.valid("Two lists, one of each authority above the time-stamps", "Neither.", proof(record))
                        .trusting(trust())
                        .revoking(ofStamps, list().der())
                        .saying("open-stamp-since"));
        all.put(
                "stamp-intermediate-superseded",
                ProofCast.invalid(
                                "The authority above the time-stamping authority was superseded afterwards",
                                "What RFC 3161 spares are time-stamps of one that was revoked itself.",
                                proof(record),
                                "time-stamp-revoked")
                        .trusting(trust())
                        .revoking(
                                ofStamps,
                                list().revoking(issuing.certificate(), AFTER, CRLReason.superseded)
                                        .der()));
    }

    private void valid(
            String name, String title, String because, RecordMaker record, RevocationListMaker list, String... says) {
        all.put(name, valid(title, because, record, list).saying(says));
    }

    static Vector valid(String title, String because, RecordMaker record, RevocationListMaker list) {
        return ProofCast.valid(title, because, proof(record)).trusting(trust()).revoking(list.der());
    }

    private void invalid(String name, String title, RecordMaker record, RevocationListMaker list, String... faults) {
        all.put(name, invalid(title, record, list, faults));
    }

    static Vector invalid(String title, RecordMaker record, RevocationListMaker list, String... faults) {
        return ProofCast.invalid(title, "Nothing shows that the time-stamp was there before.", proof(record), faults)
                .trusting(trust())
                .revoking(list.der());
    }

    static RecordMaker first() {
        return RecordMaker.of(RECEIPT, STAMPER, STAMPED_AT);
    }

    static ProofMaker proof(RecordMaker record) {
        return whole().file(PIECE + ".jws", RECEIPT).file(PIECE + ".ers", record.der());
    }

    static String trust() {
        return Cast.pem(ROOT, TIME_ROOT);
    }

    static RevocationListMaker list() {
        return RevocationListMaker.of(TIME_ROOT, LATER);
    }
}
