package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.ROOT;
import static org.eaddress.client.vectors.ProofCast.JOURNAL;
import static org.eaddress.client.vectors.ProofCast.PIECE;
import static org.eaddress.client.vectors.ProofCast.SECOND;
import static org.eaddress.client.vectors.ProofCast.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.Journal;
import org.eaddress.client.fake.ProofMaker;
import org.eaddress.client.fake.RecordMaker;

/// Records of the journal whose time-stamps were renewed (RFC 4998, 5.2), well and badly.
final class RenewedRecords {
    private static final Instant NEXT_YEAR = SECOND.plus(Duration.ofDays(365));
    private static final Instant IN_TWO_YEARS = NEXT_YEAR.plus(Duration.ofDays(365));
    private static final String RECEIPT = Cast.sealed();

    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var records = new RenewedRecords();
        records.good();
        records.spoilt();
        records.late();
        return records.all;
    }

    private void good() {
        good(
                "record-renewed",
                "A record whose time-stamp was renewed",
                first().renewed(JOURNAL, NEXT_YEAR).renewed(JOURNAL, IN_TWO_YEARS));
        good(
                "record-rehashed",
                "A record that was hashed anew by SHA-512",
                first().rehashed("SHA-512", JOURNAL, NEXT_YEAR));
        good(
                "record-rehashed-by-sha3",
                "A record that was renewed, then hashed anew by SHA3-384, then renewed again",
                first().renewed(JOURNAL, NEXT_YEAR)
                        .rehashed("SHA3-384", JOURNAL, IN_TWO_YEARS)
                        .renewed(JOURNAL, IN_TWO_YEARS.plusSeconds(9)));
    }

    private void spoilt() {
        spoilt(
                "record-renewal-of-another",
                "A renewal of another time-stamp",
                first().renewing(JOURNAL.token("0".repeat(64), SECOND)).renewed(JOURNAL, NEXT_YEAR),
                "renewal-of-another");
        spoilt(
                "record-rehashed-without-its-past",
                "Hashed anew without the time-stamps until then",
                first().forgetting().rehashed("SHA-512", JOURNAL, NEXT_YEAR),
                "renewal-of-another");
        spoilt(
                "record-rehashed-of-another",
                "Hashed anew from another piece",
                first().of("another").rehashed("SHA-512", JOURNAL, NEXT_YEAR),
                "renewal-of-another");
        spoilt(
                "record-renewal-by-a-stranger",
                "A renewal by a stranger's authority",
                first().renewed(new Journal(Authority.named("a stranger's root")), NEXT_YEAR),
                "time-stamp-untrusted");
        spoilt(
                "record-renewal-over-something-else",
                "The token of a renewal is over something else",
                first().renewed(JOURNAL, NEXT_YEAR).withToken(JOURNAL.token("0".repeat(64), NEXT_YEAR)),
                "time-stamp-broken");
        spoilt(
                "record-chain-of-two-algorithms",
                "A renewal by another algorithm that is no new chain",
                first().renewed("SHA-512", JOURNAL, NEXT_YEAR),
                "record-malformed");
    }

    private void late() {
        var ended = new Journal(ROOT);
        ended.certifiedUntil(NEXT_YEAR);
        var first = RecordMaker.of(RECEIPT, ended, SECOND.plusSeconds(5));
        spoilt(
                "record-renewed-too-late",
                "A renewal when the certificate of the old time-stamp had ended",
                first.renewed(JOURNAL, NEXT_YEAR.plusSeconds(1)),
                "renewed-too-late");
        spoilt(
                "record-rehashed-too-late",
                "Hashed anew when the certificate of the old time-stamp had ended",
                first.rehashed("SHA-512", JOURNAL, NEXT_YEAR.plusSeconds(1)),
                "renewed-too-late");
        spoilt(
                "record-renewed-before",
                "A renewal that is older than what it renews",
                first().renewed(JOURNAL, SECOND.minus(Duration.ofDays(1))),
                "times-out-of-order");
    }

    private static RecordMaker first() {
        return RecordMaker.of(RECEIPT, JOURNAL, SECOND.plusSeconds(5));
    }

    private void good(String name, String title, RecordMaker record) {
        all.put(
                name,
                ProofCast.valid(title, "Each time-stamp was renewed in time.", proof(record))
                        .saying("proven-journal", "proven-renewed"));
    }

    private void spoilt(String name, String title, RecordMaker record, String fault) {
        all.put(name, ProofCast.invalid(title, "The chain of time-stamps has a gap.", proof(record), fault));
    }

    private static ProofMaker proof(RecordMaker record) {
        return whole().file(PIECE + ".jws", RECEIPT).file(PIECE + ".ers", record.der());
    }
}
