package org.eaddress.client.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// One sealing of the journal as the hub gives it out; `docs/journal.md` says how it is made.
///
/// @param header canonical JSON; the digests are over these very characters
/// @param entries the digests of the pieces of evidence, in their order
/// @param token the time-stamp over the root, DER in base64
public record JournalSeal(
        long number,
        String sealedAt,
        long entryCount,
        String previous,
        String root,
        String digest,
        String header,
        List<String> entries,
        byte[] token,
        String authority) {
    public JournalSeal {
        Objects.requireNonNull(sealedAt);
        Objects.requireNonNull(previous);
        Objects.requireNonNull(root);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(header);
        Objects.requireNonNull(token);
        entries = List.copyOf(entries);
    }

    /// What does not fit itself: the name of the first member that is not what the others say.
    String contradiction() {
        if (!headerAgrees()) {
            return "header";
        }
        if (entries.size() != entryCount || !entries.stream().allMatch(JournalSeal::isDigest)) {
            return "entries";
        }
        if (!root.equals(HexFormat.of().formatHex(tree().root()))) {
            return "root";
        }
        return digest.equals(Digests.sha256(joined(headerBytes(), token))) ? "" : "digest";
    }

    private boolean headerAgrees() {
        try {
            var tree = EvidenceReader.json("header", headerBytes());
            var stated = Map.of(
                    "algorithm",
                    "SHA-256",
                    "version",
                    "1",
                    "number",
                    Long.toString(number),
                    "entries",
                    Long.toString(entryCount),
                    "entriesDigest",
                    entriesDigest(),
                    "previous",
                    previous,
                    "sealedAt",
                    sealedAt);
            return Arrays.equals(CanonicalJson.of(tree), headerBytes()) && says(tree, stated);
        } catch (MalformedEvidence | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean says(JsonNode tree, Map<String, String> stated) {
        return tree.size() == stated.size()
                && stated.entrySet().stream()
                        .allMatch(member ->
                                tree.path(member.getKey()).asString("").equals(member.getValue()));
    }

    private String entriesDigest() {
        return Digests.sha256(HexFormat.of().parseHex(String.join("", entries)));
    }

    /// The hash tree of the seal: its leaves are the header's digest and the entries.
    HashTree tree() {
        var leaves = new ArrayList<byte[]>();
        leaves.add(HashAlgorithm.SHA_256.digest(headerBytes()));
        entries.forEach(entry -> leaves.add(HexFormat.of().parseHex(entry)));
        return HashTree.over(HashAlgorithm.SHA_256, leaves);
    }

    byte[] headerBytes() {
        return header.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isDigest(String entry) {
        return entry.matches("[0-9a-f]{64}");
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
