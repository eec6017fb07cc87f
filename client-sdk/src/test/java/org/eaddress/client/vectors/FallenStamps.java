package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.ROOT;
import static org.eaddress.client.vectors.ProofCast.JOURNAL;
import static org.eaddress.client.vectors.ProofCast.SEALED_AT;
import static org.eaddress.client.vectors.ProofCast.whole;
import static org.eaddress.client.vectors.StampRevocations.AFTER;
import static org.eaddress.client.vectors.StampRevocations.BEFORE;
import static org.eaddress.client.vectors.StampRevocations.RECEIPT;
import static org.eaddress.client.vectors.StampRevocations.RENEWED_AT;
import static org.eaddress.client.vectors.StampRevocations.STAMPED_AT;
import static org.eaddress.client.vectors.StampRevocations.STAMPER;
import static org.eaddress.client.vectors.StampRevocations.STAMPING;
import static org.eaddress.client.vectors.StampRevocations.first;
import static org.eaddress.client.vectors.StampRevocations.list;
import static org.eaddress.client.vectors.StampRevocations.proof;
import static org.eaddress.client.vectors.StampRevocations.trust;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eaddress.client.fake.Journal;
import org.eaddress.client.fake.RecordMaker;
import org.eaddress.client.fake.RevocationListMaker;

/// Time-stamps that fall beside others, and for what reasons they do.
final class FallenStamps {
    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var stamps = new FallenStamps();
        stamps.reasons();
        stamps.renewals();
        stamps.ofTheContainer();
        stamps.pinned();
        return stamps.all;
    }

    private void reasons() {
        valid(
                "stamp-revoked-unspecified",
                "A time-stamping authority that was revoked afterwards, for the reason `unspecified`",
                "The authority says it itself, so the key was safe (RFC 3161, 4.1).",
                first(),
                list().revoking(STAMPING, AFTER, "0a0100"),
                "proven-stamp-revoked-later");
        invalid(
                "stamp-revoked-for-reason-11",
                "A time-stamping authority that was revoked afterwards, for a reason that nobody knows",
                first(),
                list().revoking(STAMPING, AFTER, "0a010b"),
                "time-stamp-revoked");
        invalid(
                "stamp-revoked-for-reason-256",
                "A time-stamping authority that was revoked afterwards, for a reason whose last byte is 0",
                first(),
                list().revoking(STAMPING, AFTER, "0a020100"),
                "time-stamp-revoked");
    }

    private void renewals() {
        var renewal = RecordMaker.of(RECEIPT, JOURNAL, STAMPED_AT).renewed(STAMPER, RENEWED_AT);
        valid(
                "stamp-renewal-revoked",
                "A time-stamp that stands, renewed by an authority whose key was stolen",
                "It proves what it proved before it was renewed.",
                renewal,
                list().revoking(STAMPING, AFTER),
                "proven-journal",
                "open-stamp-revoked");
        valid(
                "stamp-renewal-revoked-between",
                "A renewal by an authority whose key was stolen, between two time-stamps that stand",
                "The first had not ended when the last was made, which is over it, too.",
                renewal.renewed(JOURNAL, RENEWED_AT.plus(Duration.ofDays(1))),
                list().revoking(STAMPING, AFTER),
                "proven-journal",
                "proven-renewed",
                "open-stamp-revoked");
        var brief = new Journal(ROOT);
        brief.certifiedUntil(RENEWED_AT.plusSeconds(1));
        invalid(
                "stamp-renewal-revoked-after-the-end",
                "The same, and the first had ended when the last was made",
                RecordMaker.of(RECEIPT, brief, STAMPED_AT)
                        .renewed(STAMPER, RENEWED_AT)
                        .renewed(JOURNAL, RENEWED_AT.plus(Duration.ofDays(1))),
                list().revoking(STAMPING, AFTER),
                "time-stamp-revoked");
    }

    private void ofTheContainer() {
        all.put(
                "container-stamp-revoked-beside-another",
                ProofCast.valid(
                                "Two time-stamps of the container, one of an authority whose key was stolen",
                                "The other stands without it.",
                                whole().stampedToo(STAMPER, SEALED_AT.plusSeconds(2)))
                        .trusting(trust())
                        .revoking(list().revoking(STAMPING, AFTER).der())
                        .saying("proven-container-time", "open-stamp-revoked"));
    }

    private void pinned() {
        pinned("stamp-list-of-a-pinned-one", "A list with a pinned time-stamping authority on it", Cast.pem(ROOT));
        pinned(
                "stamp-list-of-a-pinned-one-by-an-anchor",
                "A list of an anchor with a pinned time-stamping authority on it",
                trust());
    }

    /// The time-stamping authority's own certificate is an anchor.
    private void pinned(String name, String title, String trust) {
        all.put(
                name,
                ProofCast.valid(title, "Who pins a certificate has decided; the verdict says so.", proof(first()))
                        .trusting(trust + Cast.pem(STAMPING))
                        .revoking(list().revoking(STAMPING, BEFORE).der())
                        .saying("open-stamp-revocation", "open-list-pinned"));
    }

    private void valid(
            String name, String title, String because, RecordMaker record, RevocationListMaker list, String... says) {
        all.put(name, StampRevocations.valid(title, because, record, list).saying(says));
    }

    private void invalid(String name, String title, RecordMaker record, RevocationListMaker list, String... faults) {
        all.put(name, StampRevocations.invalid(title, record, list, faults));
    }
}
