package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.SEALER;
import static org.eaddress.client.vectors.Cast.receipt;
import static org.eaddress.client.vectors.ProofCast.JOURNAL;
import static org.eaddress.client.vectors.ProofCast.PIECE;
import static org.eaddress.client.vectors.ProofCast.SECOND;
import static org.eaddress.client.vectors.ProofCast.invalid;
import static org.eaddress.client.vectors.ProofCast.recordOf;
import static org.eaddress.client.vectors.ProofCast.whole;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.Journal;

/// Records of the journal that do not show what they should, in containers that are sealed well.
final class ForgedRecords {
    private static final String BROKEN = "time-stamp-broken";

    private ForgedRecords() {}

    static Map<String, Vector> vectors() {
        var all = new TreeMap<String, Vector>();
        var piece = Cast.sealed();
        var record = recordOf(piece);
        all.put(
                "record-of-another",
                with("A record of another piece", piece, recordOf("another"), "record-of-another"));
        all.put(
                "record-cut",
                with("A record that was cut", piece, Arrays.copyOf(record, record.length - 9), "record-malformed"));
        all.put("record-garbage", with("No record", piece, ProofCast.bytes("a record"), "record-malformed"));
        all.put(
                "record-with-more",
                with(
                        "Something stands behind the record",
                        piece,
                        Arrays.copyOf(record, record.length + 1),
                        "record-malformed"));
        all.put("record-re-ordered", with("A way whose steps changed places", piece, reordered(record), BROKEN));
        all.put("record-shortened", with("A way that lacks a step", piece, shortened(record), BROKEN));
        all.put(
                "record-time-stamp-of-another",
                with("The time-stamp of another seal", piece, otherStamp(record), BROKEN));
        all.put(
                "record-of-a-stranger",
                with("A journal of a stranger", piece, ofStranger(piece), "time-stamp-untrusted"));
        all.put("evidence-in-the-future", future());
        all.put("evidence-re-sealed", resealed());
        all.put(
                "record-without-evidence",
                invalid(
                        "A record that belongs to nothing",
                        "The hub writes none.",
                        whole().file("evidence-02-ContentHandover.ers", record),
                        "file-extra"));
        return all;
    }

    private static Vector with(String title, String piece, byte[] record, String fault) {
        var proof = whole().file(PIECE + ".jws", piece).file(PIECE + ".ers", record);
        return invalid(title, "It does not show that the evidence was in the journal.", proof, fault);
    }

    private static Vector future() {
        var evidence = SEALER.seal(receipt(), AT.plus(Duration.ofDays(1)));
        var proof = whole().file(PIECE + ".jws", evidence).file(PIECE + ".ers", recordOf(evidence));
        return invalid(
                "Evidence that says that it is younger than its time-stamp",
                "It was in the journal before it was sealed, as it says; one of the times is wrong.",
                proof,
                "times-out-of-order");
    }

    private static Vector resealed() {
        var other = SEALER.seal(receipt(), AT.plusSeconds(1));
        return invalid(
                "Evidence that was sealed anew, with the record of the first",
                "The journal holds the first seal, not this one.",
                whole().file(PIECE + ".jws", other),
                "record-of-another");
    }

    private static byte[] reordered(byte[] record) {
        var path = stamp(record).getReducedHashTree();
        return Journal.record(List.of(path[0], path[2], path[1]), token(record));
    }

    private static byte[] shortened(byte[] record) {
        var path = stamp(record).getReducedHashTree();
        return Journal.record(List.of(path[0], path[1]), token(record));
    }

    private static byte[] otherStamp(byte[] record) {
        var other = JOURNAL.token("0".repeat(64), SECOND.plusSeconds(5));
        return Journal.record(List.of(stamp(record).getReducedHashTree()), other);
    }

    private static ArchiveTimeStamp stamp(byte[] record) {
        return EvidenceRecord.getInstance(record)
                .getArchiveTimeStampSequence()
                .getArchiveTimeStampChains()[0]
                .getArchiveTimestamps()[0];
    }

    private static byte[] token(byte[] record) {
        try {
            return stamp(record).getTimeStamp().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ofStranger(String piece) {
        var journal = new Journal(Authority.named("a stranger's root"));
        return journal.record(journal.seal(SECOND.plusSeconds(5), List.of(piece)), 0);
    }
}
