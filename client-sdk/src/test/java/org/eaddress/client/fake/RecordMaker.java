package org.eaddress.client.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// An evidence record (RFC 4998) with renewals, step by step as 5.2 says; a test spoils a step.
///
/// @param chains the archive time-stamps, each chain under its own algorithm
/// @param over what the next renewal of the time-stamp is over
/// @param past whether a hash-tree renewal is over the time-stamps until then
public record RecordMaker(String piece, List<List<ArchiveTimeStamp>> chains, byte[] over, boolean past) {
    private static final Map<String, ASN1ObjectIdentifier> ALGORITHMS = Map.of(
            "SHA-256", NISTObjectIdentifiers.id_sha256,
            "SHA-512", NISTObjectIdentifiers.id_sha512,
            "SHA3-384", NISTObjectIdentifiers.id_sha3_384);

    /// The piece, time-stamped then together with another.
    public static RecordMaker of(String piece, Journal authority, Instant at) {
        var stamp = stamp("SHA-256", digest("SHA-256", bytes(piece)), authority, at);
        return new RecordMaker(piece, List.of(List.of(stamp)), der(stamp.getTimeStamp()), true);
    }

    /// The next steps are about another piece.
    public RecordMaker of(String other) {
        return new RecordMaker(other, chains, over, past);
    }

    /// The next renewal is over this token.
    public RecordMaker renewing(byte[] token) {
        return new RecordMaker(piece, chains, token, past);
    }

    /// The next hash-tree renewal is over the piece alone.
    public RecordMaker forgetting() {
        return new RecordMaker(piece, chains, over, false);
    }

    /// A time-stamp renewal under the chain's algorithm.
    public RecordMaker renewed(Journal authority, Instant at) {
        var oid = chains.getLast().getFirst().getDigestAlgorithmIdentifier().getAlgorithm();
        var name = ALGORITHMS.entrySet().stream()
                .filter(each -> each.getValue().equals(oid))
                .findFirst()
                .orElseThrow()
                .getKey();
        return renewed(name, authority, at);
    }

    /// A time-stamp renewal under any algorithm.
    public RecordMaker renewed(String algorithm, Journal authority, Instant at) {
        var chain = new ArrayList<>(chains.getLast());
        chain.add(stamp(algorithm, digest(algorithm, over), authority, at));
        return withLast(chain);
    }

    /// A hash-tree renewal.
    public RecordMaker rehashed(String algorithm, Journal authority, Instant at) {
        var data = digest(algorithm, bytes(piece));
        var leaf = past ? digest(algorithm, data, digest(algorithm, der(sequence()))) : data;
        var all = new ArrayList<>(chains);
        all.add(List.of(stamp(algorithm, leaf, authority, at)));
        return new RecordMaker(piece, all, der(all.getLast().getLast().getTimeStamp()), past);
    }

    /// The newest time-stamp has this token instead.
    public RecordMaker withToken(byte[] token) {
        var chain = new ArrayList<>(chains.getLast());
        var last = chain.removeLast();
        chain.add(new ArchiveTimeStamp(
                last.getDigestAlgorithmIdentifier(), last.getReducedHashTree(), ContentInfo.getInstance(token)));
        return withLast(chain);
    }

    public byte[] der() {
        var algorithms = chains.stream()
                .map(chain -> chain.getFirst().getDigestAlgorithmIdentifier())
                .toArray(AlgorithmIdentifier[]::new);
        return der(new EvidenceRecord(algorithms, null, null, sequence()));
    }

    private RecordMaker withLast(List<ArchiveTimeStamp> chain) {
        var all = new ArrayList<>(chains.subList(0, chains.size() - 1));
        all.add(chain);
        return new RecordMaker(piece, all, der(chain.getLast().getTimeStamp()), past);
    }

    private ArchiveTimeStampSequence sequence() {
        return new ArchiveTimeStampSequence(chains.stream()
                .map(chain -> new ArchiveTimeStampChain(chain.toArray(ArchiveTimeStamp[]::new)))
                .toArray(ArchiveTimeStampChain[]::new));
    }

    /// Over the leaf and a neighbour, then one more on the way.
    private static ArchiveTimeStamp stamp(String algorithm, byte[] leaf, Journal authority, Instant at) {
        var neighbour = digest(algorithm, bytes("another"));
        var first = joined(algorithm, leaf, neighbour);
        var token = authority.token(oid(algorithm), joined(algorithm, first, neighbour), at);
        var tree = new PartialHashtree[] {tree(leaf, neighbour), tree(neighbour)};
        return new ArchiveTimeStamp(new AlgorithmIdentifier(oid(algorithm)), tree, ContentInfo.getInstance(token));
    }

    private static PartialHashtree tree(byte[]... values) {
        Arrays.sort(values, Arrays::compareUnsigned);
        return new PartialHashtree(values);
    }

    private static byte[] joined(String algorithm, byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) <= 0 ? digest(algorithm, one, other) : digest(algorithm, other, one);
    }

    private static ASN1ObjectIdentifier oid(String algorithm) {
        return ALGORITHMS.getOrDefault(algorithm, NISTObjectIdentifiers.id_sha256);
    }

    private static byte[] digest(String algorithm, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] der(ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
