package org.eaddress.client.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The pieces of evidence that must be in the journal and were not met yet.
final class JournalPieces {
    private final Map<String, Piece> wanted = new HashMap<>();

    /// One of them.
    ///
    /// @param name its digest, and what it is called where it is from
    /// @param algorithm of its seal, the JWS name
    /// @param digests by the hash algorithms of renewals, in hexadecimal
    record Piece(String name, Instant at, String algorithm, Map<HashAlgorithm, String> digests) {}

    void add(String jws, String called, Set<HashAlgorithm> algorithms) throws MalformedEvidence {
        var bytes = jws.getBytes(StandardCharsets.ISO_8859_1);
        var form = SealedForm.parse(jws);
        var digests = new EnumMap<HashAlgorithm, String>(HashAlgorithm.class);
        algorithms.forEach(each -> digests.put(each, HexFormat.of().formatHex(each.digest(bytes))));
        var digest = Digests.sha256(bytes);
        wanted.put(
                digest,
                new Piece(
                        called.isEmpty() ? digest : "%s %s".formatted(digest, called),
                        form.at(),
                        form.header().path("alg").asString(""),
                        digests));
    }

    /// The piece with this digest, if it is wanted; it is met then.
    Optional<Piece> meet(String digest) {
        return Optional.ofNullable(wanted.remove(digest));
    }

    Collection<Piece> left() {
        return wanted.values();
    }
}
