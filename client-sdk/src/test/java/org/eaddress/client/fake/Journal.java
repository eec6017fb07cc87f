package org.eaddress.client.fake;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.bouncycastle.asn1.tsp.PartialHashtree;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.eaddress.client.proof.Digests;
import org.eaddress.client.proof.JournalRenewal;
import org.eaddress.client.proof.JournalSeal;
import org.eaddress.client.proof.RenewalSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Journal seals as `docs/journal.md` says, time-stamped under the authority.
public final class Journal implements RenewalSource {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String POLICY = "1.2.3.4";

    private final Authority authority;
    private Sealer stamper;
    private final List<JournalSeal> seals = new ArrayList<>();
    private final Map<JournalRenewal, List<String>> renewals = new LinkedHashMap<>();

    public Journal(Authority authority) {
        this.authority = authority;
        this.stamper = authority.sealer(order());
    }

    private static CertificateOrder order() {
        return CertificateOrder.seal()
                .named("CN=Time")
                .usage(KeyUsage.digitalSignature)
                .purpose(KeyPurposeId.id_kp_timeStamping.getId());
    }

    /// From now on time-stamps are by a certificate that ends then.
    public synchronized void certifiedUntil(Instant end) {
        stamper = authority.sealer(order().valid(CertificateOrder.BEGIN, end));
    }

    /// Of the time-stamps from now on.
    public synchronized X509Certificate certificate() {
        return stamper.certificate();
    }

    /// That one, and its authority's when another stands above that.
    private List<X509Certificate> certificates() {
        var above = authority.certificate();
        return above.getIssuerX500Principal().equals(above.getSubjectX500Principal())
                ? List.of(stamper.certificate())
                : List.of(stamper.certificate(), above);
    }

    /// Seals these pieces then.
    public synchronized JournalSeal seal(Instant at, List<String> pieces) {
        var entries = pieces.stream()
                .map(piece -> Digests.sha256(piece.getBytes(StandardCharsets.US_ASCII)))
                .toList();
        var previous = seals.isEmpty() ? "0".repeat(64) : seals.getLast().digest();
        var seal = seal(seals.size() + 1, at, at, previous, entries);
        seals.add(seal);
        return seal;
    }

    /// A whole seal of any content.
    public JournalSeal seal(long number, Instant sealedAt, Instant stampedAt, String previous, List<String> entries) {
        var at = sealedAt.toString().replaceFirst("(:\\d\\d)Z", "$1.000Z");
        var header = ("{\"algorithm\":\"SHA-256\",\"entries\":%d,\"entriesDigest\":\"%s\",\"number\":%d,"
                        + "\"previous\":\"%s\",\"sealedAt\":\"%s\",\"version\":1}")
                .formatted(
                        entries.size(),
                        Digests.sha256(HexFormat.of().parseHex(String.join("", entries))),
                        number,
                        previous,
                        at);
        var root = root(header, entries);
        var token = token(root, stampedAt);
        var digest = Digests.sha256(joined(header.getBytes(StandardCharsets.UTF_8), token));
        return new JournalSeal(number, at, entries.size(), previous, root, digest, header, entries, token, "CN=Time");
    }

    /// In the place of the seal with this number.
    public synchronized void replace(JournalSeal seal) {
        seals.set((int) seal.number() - 1, seal);
    }

    /// As one does who wants to forget the newest.
    public synchronized void cut() {
        seals.removeLast();
    }

    public synchronized List<JournalSeal> seals() {
        return List.copyOf(seals);
    }

    /// Renews the time-stamps of all seals for the first time, as `docs/journal.md` says.
    public synchronized JournalRenewal renew(Instant at) {
        var nodes = seals.stream().map(seal -> Digests.sha256(seal.token())).toList();
        var root = root(nodes);
        var renewal = new JournalRenewal(
                renewals.size() + 1L, "SHA-256", 1, seals.size(), at.toString(), root, token(root, at), "CN=Time");
        renewals.put(renewal, nodes);
        return renewal;
    }

    public synchronized List<JournalRenewal> renewals() {
        return List.copyOf(renewals.keySet());
    }

    @Override
    public synchronized List<String> nodes(long renewal) {
        return renewals.entrySet().stream()
                .filter(entry -> entry.getKey().number() == renewal)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Override
    public List<String> entries(long renewal, long seal) {
        return List.of();
    }

    synchronized Answer answer(String path, String query) {
        if (path.startsWith("/v1/journal/renewals/")) {
            var whole = JsonNodeFactory.instance.objectNode();
            nodes(Long.parseLong(path.substring(path.lastIndexOf('/') + 1))).forEach(whole.putArray("nodes")::add);
            return Answer.json(200, whole);
        }
        if (path.equals("/v1/journal/renewals")) {
            var after = Long.parseLong(query.replaceFirst(".*after=", ""));
            var page = JsonNodeFactory.instance.objectNode();
            var listed = page.putArray("renewals");
            renewals().stream()
                    .filter(renewal -> renewal.number() > after)
                    .limit(1)
                    .forEach(renewal -> listed.add(JSON.<JsonNode>valueToTree(renewal)));
            return Answer.json(200, page);
        }
        if (path.equals("/v1/journal/seals")) {
            var after = Long.parseLong(query.replaceFirst(".*after=", ""));
            var page = JsonNodeFactory.instance.objectNode();
            var listed = page.putArray("seals");
            seals.stream()
                    .filter(seal -> seal.number() > after)
                    .limit(2)
                    .forEach(seal -> listed.addObject().put("number", seal.number()));
            return Answer.json(200, page);
        }
        var number = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        return Answer.json(200, JSON.valueToTree(seals.get(number - 1)));
    }

    /// The evidence record (RFC 4998) of the entry at this place, from 0.
    public byte[] record(JournalSeal seal, int position) {
        var path = new ArrayList<PartialHashtree>();
        var level = leaves(seal.header(), seal.entries());
        for (int place = position + 1; level.size() > 1; place /= 2) {
            if ((place ^ 1) < level.size()) {
                var neighbour = level.get(place ^ 1);
                path.add(path.isEmpty() ? tree(seal.entries().get(position), neighbour) : tree(neighbour));
            }
            level = above(level);
        }
        return record(path, seal.token());
    }

    /// A record with any way and any time-stamp.
    public static byte[] record(List<PartialHashtree> path, byte[] token) {
        var stamp = new ArchiveTimeStamp(
                new AlgorithmIdentifier(TSPAlgorithms.SHA256),
                path.toArray(PartialHashtree[]::new),
                ContentInfo.getInstance(token));
        try {
            return new EvidenceRecord(null, null, stamp).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The digests of one step, in binary ascending order.
    public static PartialHashtree tree(String... digests) {
        return new PartialHashtree(
                Stream.of(digests).sorted().map(HexFormat.of()::parseHex).toArray(byte[][]::new));
    }

    private static String root(String header, List<String> entries) {
        return root(leaves(header, entries));
    }

    private static String root(List<String> leaves) {
        var level = leaves;
        while (level.size() > 1) {
            level = above(level);
        }
        return level.getFirst();
    }

    private static List<String> leaves(String header, List<String> entries) {
        var leaves = new ArrayList<String>();
        leaves.add(Digests.sha256(header.getBytes(StandardCharsets.UTF_8)));
        leaves.addAll(entries);
        return leaves;
    }

    private static List<String> above(List<String> level) {
        var above = new ArrayList<String>();
        for (int i = 0; i < level.size(); i += 2) {
            var pair = level.subList(i, Math.min(i + 2, level.size())).stream()
                    .sorted()
                    .toList();
            above.add(
                    pair.size() == 1
                            ? pair.getFirst()
                            : Digests.sha256(HexFormat.of().parseHex(String.join("", pair))));
        }
        return above;
    }

    /// A time-stamp of then over this digest.
    public byte[] token(String root, Instant at) {
        return token(TSPAlgorithms.SHA256, HexFormat.of().parseHex(root), at);
    }

    /// A time-stamp of then over a digest by this algorithm.
    public byte[] token(ASN1ObjectIdentifier algorithm, byte[] digest, Instant at) {
        try {
            var asking = new TimeStampRequestGenerator();
            asking.setCertReq(true);
            var request = asking.generate(algorithm, digest);
            var generator = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setSignedAttributeGenerator(signedAt(at))
                            .build("SHA256withECDSA", stamper.keys().getPrivate(), stamper.certificate()),
                    new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    new ASN1ObjectIdentifier(POLICY));
            generator.addCertificates(new JcaCertStore(certificates()));
            return generator.generate(request, BigInteger.ONE, Date.from(at)).getEncoded();
        } catch (TSPException | OperatorCreationException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Otherwise the signature would be of today, when the certificate may have ended.
    private static DefaultSignedAttributeTableGenerator signedAt(Instant at) {
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        return new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
