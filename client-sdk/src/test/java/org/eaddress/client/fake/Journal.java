package org.eaddress.client.fake;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
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

    private static String root(String header, List<String> entries) {
        var level = new ArrayList<String>();
        level.add(Digests.sha256(header.getBytes(StandardCharsets.UTF_8)));
        level.addAll(entries);
        return root(level);
    }

    private static String root(List<String> leaves) {
        var level = new ArrayList<>(leaves);
        while (level.size() > 1) {
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
            level.clear();
            level.addAll(above);
        }
        return level.getFirst();
    }

    private byte[] token(String root, Instant at) {
        try {
            var asking = new TimeStampRequestGenerator();
            asking.setCertReq(true);
            var request = asking.generate(TSPAlgorithms.SHA256, HexFormat.of().parseHex(root));
            var generator = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setSignedAttributeGenerator(signedAt(at))
                            .build("SHA256withECDSA", stamper.keys().getPrivate(), stamper.certificate()),
                    new JcaDigestCalculatorProviderBuilder().build().get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    new ASN1ObjectIdentifier(POLICY));
            generator.addCertificates(new JcaCertStore(List.of(stamper.certificate())));
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
