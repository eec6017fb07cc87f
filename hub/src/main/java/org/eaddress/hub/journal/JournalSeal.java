package org.eaddress.hub.journal;

import java.time.Instant;
import java.util.List;
import org.eaddress.storage.Sha256;

/// One sealing of the journal. `header` is canonical JSON, `token` an RFC 3161 time-stamp token over the root,
/// in DER; `entries` are the digests of the pieces of evidence, in their order.
public record JournalSeal(Summary summary, String header, List<Sha256> entries, byte[] token, String authority) {

    /// A seal without its entries. `previous` and `digest` are what chains seals.
    public record Summary(long number, Instant sealedAt, int entryCount, Sha256 previous, Sha256 root, Sha256 digest) {}

    static JournalSeal of(JournalHeader header, Sha256 root, TimeStamp stamp) {
        String json = header.json();
        Summary summary = new Summary(
                header.number(),
                header.sealedAt(),
                header.entries().size(),
                header.previous(),
                root,
                JournalHeader.sealDigest(json, stamp.token()));
        return new JournalSeal(summary, json, header.entries(), stamp.token(), stamp.authority());
    }

    long number() {
        return summary.number();
    }

    HashTree tree() {
        return JournalHeader.treeOver(header, entries);
    }
}
