package org.eaddress.hub.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.eaddress.storage.Sha256;

/// What a seal says of itself: its number, its predecessor, and a digest over the entries in their order, so
/// that the time-stamp covers order and completeness.
record JournalHeader(long number, Sha256 previous, Instant sealedAt, List<Sha256> entries) {
    /// What the first seal has for the digest of the one before.
    static final Sha256 NO_SEAL_BEFORE = Sha256.of(new byte[Sha256.LENGTH]);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// The canonical form (RFC 8785): sorted members, no white space.
    private static final String FORM =
            "{\"algorithm\":\"SHA-256\",\"entries\":%d,\"entriesDigest\":\"%s\",\"number\":%d,\"previous\":\"%s\","
                    + "\"sealedAt\":\"%s\",\"version\":1}";

    String json() {
        return FORM.formatted(entries.size(), digestOf(entries), number, previous, TIME.format(sealedAt));
    }

    /// The root of the tree that its time-stamp is over: this header is the first leaf, the entries follow.
    Sha256 root() {
        return Sha256.of(treeOver(json(), entries).root());
    }

    static HashTree treeOver(String header, List<Sha256> entries) {
        List<byte[]> leaves = new ArrayList<>(entries.size() + 1);
        leaves.add(HashAlgorithm.SHA_256.digest(header.getBytes(StandardCharsets.UTF_8)));
        entries.forEach(entry -> leaves.add(entry.bytes()));
        return HashTree.over(HashAlgorithm.SHA_256, leaves);
    }

    /// The digest of a whole seal: over its header and its time-stamp.
    static Sha256 sealDigest(String header, byte[] token) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        return Sha256.digestOf(ByteBuffer.allocate(bytes.length + token.length)
                .put(bytes)
                .put(token)
                .array());
    }

    private static Sha256 digestOf(List<Sha256> entries) {
        ByteBuffer all = ByteBuffer.allocate(entries.size() * Sha256.LENGTH);
        entries.forEach(entry -> all.put(entry.bytes()));
        return Sha256.digestOf(all.array());
    }
}
