package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.ROOT;
import static org.eaddress.client.vectors.Cast.base64;
import static org.eaddress.client.vectors.ProofCast.JOURNAL;
import static org.eaddress.client.vectors.ProofCast.SEALED_AT;
import static org.eaddress.client.vectors.ProofCast.invalid;
import static org.eaddress.client.vectors.ProofCast.whole;

import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.CertificateOrder;
import org.eaddress.client.fake.Journal;
import org.eaddress.client.fake.ProofMaker;
import org.eaddress.client.fake.Sealer;
import org.eaddress.client.proof.Digests;

/// Seals of containers that are not the hub's, mean something else than they seem, or are not over these files.
final class ForgedContainerSeals {
    private static final String FORM = "container-seal-malformed";
    private static final String PAGE = "URI=\"proof.pdf\">";
    private static final String TIME = "<xades:SigningTime>2026";
    private static final String DIGEST = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String FORM_OF_XML = "2001/10/xml-exc-c14n#";
    private static final String TRANSFORMS =
            "<ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\">"
                    + "</ds:Transform></ds:Transforms>";
    private static final String BROKEN = "container-seal-broken";

    private ForgedContainerSeals() {}

    static Map<String, Vector> vectors() {
        var all = new TreeMap<String, Vector>();
        all.put(
                "container-seal-missing",
                invalid(
                        "The seal was taken out",
                        "Files may have been added or taken out with it.",
                        whole().later(ProofMaker.SEAL, new byte[0]),
                        "container-seal-missing"));
        all.putAll(forms());
        all.putAll(keys());
        all.putAll(times());
        return all;
    }

    private static Map<String, Vector> forms() {
        var all = new TreeMap<String, Vector>();
        all.put("container-seal-entity", form("An entity in the name of a file", ForgedContainerSeals::withEntity));
        all.put(
                "container-seal-comment",
                form("A comment in the sealing time", xml -> xml.replace(TIME, TIME + "<!-- -->")));
        all.put(
                "container-seal-instruction",
                form("An instruction", xml -> xml.replace("<ds:KeyInfo>", "<?x?><ds:KeyInfo>")));
        all.put(
                "container-seal-cdata",
                form("Text in two forms", xml -> xml.replace(TIME, TIME.replace("2026", "<![CDATA[2026]]>"))));
        all.put(
                "container-seal-wrapped",
                form("Forged properties where the sealed ones were", ForgedContainerSeals::wrapped));
        all.put(
                "container-seal-twice",
                form("Two seals", xml -> xml.replaceFirst("<ds:Signature .*</ds:Signature>", "$0$0")));
        all.put("container-seal-cut", form("The XML was cut", xml -> xml.substring(0, xml.length() / 2)));
        all.put(
                "container-seal-transform",
                sealedForm("A transformation of a file", xml -> xml.replace(PAGE, PAGE + TRANSFORMS)));
        all.put(
                "container-seal-weak-digest",
                sealedForm(
                        "A digest by SHA-1",
                        xml -> xml.replaceFirst(DIGEST, "http://www.w3.org/2000/09/xmldsig#sha1")));
        all.put(
                "container-seal-other-form",
                sealedForm(
                        "Another canonical form",
                        xml -> xml.replaceFirst(FORM_OF_XML, "TR/2001/REC-xml-c14n-20010315")));
        all.put(
                "container-seal-without-properties",
                sealedForm(
                        "Time and certificate are not sealed",
                        xml -> xml.replaceFirst("<ds:Reference Type=.*?</ds:Reference>", "")));
        all.put(
                "container-seal-reference-twice",
                sealedForm(
                        "A file that is named twice",
                        xml -> xml.replaceFirst("<ds:Reference URI=.*?</ds:Reference>", "$0$0")));
        return all;
    }

    private static Map<String, Vector> keys() {
        var all = new TreeMap<String, Vector>();
        var stranger = Authority.named("a stranger's root").sealer();
        all.put("container-seal-of-a-stranger", by("Sealed anew by a stranger", stranger, "untrusted-chain"));
        all.put(
                "container-seal-by-a-server",
                by(
                        "Sealed with a server's certificate of the same authority",
                        ROOT.sealer(CertificateOrder.seal().purpose(KeyPurposeId.id_kp_serverAuth.getId())),
                        "not-for-sealing"));
        all.put(
                "container-seal-without-usage",
                by(
                        "Sealed with a key for key agreement",
                        ROOT.sealer(CertificateOrder.seal().usage(KeyUsage.keyAgreement)),
                        "key-usage-missing"));
        all.put(
                "container-seal-expired",
                by(
                        "Sealed when the certificate had expired",
                        ROOT.sealer(CertificateOrder.seal().valid(CertificateOrder.BEGIN, AT.minusSeconds(1))),
                        "certificate-expired"));
        all.put(
                "container-seal-not-yet-valid",
                by(
                        "Sealed before the certificate began",
                        ROOT.sealer(CertificateOrder.seal()
                                .valid(AT.plus(Duration.ofDays(1)), AT.plus(Duration.ofDays(9)))),
                        "certificate-expired"));
        all.put(
                "container-seal-changed",
                invalid(
                        "The sealing time was changed",
                        "The seal is over another one.",
                        whole().afterSealing(xml ->
                                xml.replace("SigningTime>2026-11-20T08:01", "SigningTime>2026-11-20T08:00")),
                        BROKEN));
        all.put(
                "container-seal-digest-changed",
                invalid(
                        "A digest in the seal was changed with the file",
                        "The signature is over another one.",
                        whole().afterSealing(ForgedContainerSeals::withOtherPage)
                                .later("proof.pdf", ProofCast.bytes("another page")),
                        BROKEN));
        all.put(
                "container-seal-other-certificate",
                invalid(
                        "Another certificate of the authority was put in",
                        "The seal names its own, and does not fit this one.",
                        whole().afterSealing(xml -> xml.replaceFirst(
                                "(?<=X509Certificate>)[^<]+",
                                base64(ROOT.sealer().certificate()))),
                        BROKEN,
                        "certificate-mismatch"));
        all.put(
                "container-seal-other-algorithm",
                invalid(
                        "An algorithm that does not go with the key",
                        "Only those that the verifier knows are taken.",
                        whole().beforeSealing(xml -> xml.replace("#ecdsa-sha256", "#rsa-sha256")),
                        "algorithm-not-allowed"));
        return all;
    }

    private static Map<String, Vector> times() {
        var all = new TreeMap<String, Vector>();
        all.put(
                "container-time-stamp-of-another",
                invalid(
                        "A time-stamp over something else",
                        "It does not show when this was sealed.",
                        whole().stamping(_ -> "0".repeat(64)),
                        "time-stamp-broken"));
        all.put(
                "container-time-stamp-of-a-stranger",
                invalid(
                        "A time-stamp of an unknown authority",
                        "Anybody could state any time so.",
                        whole().stampedBy(new Journal(Authority.named("a stranger's root")), SEALED_AT),
                        "time-stamp-untrusted"));
        all.put(
                "container-time-stamp-changed",
                invalid(
                        "A time-stamp that was changed",
                        "Its signature does not fit.",
                        whole().afterSealing(
                                        xml -> xml.replaceFirst("(?s)....(?=</xades:EncapsulatedTimeStamp>)", "AAAA")),
                        "time-stamp-broken"));
        all.put(
                "container-sealed-in-the-future",
                invalid(
                        "A seal that says that it is younger than its time-stamp",
                        "Of the two times one is wrong.",
                        whole().stampedBy(JOURNAL, SEALED_AT.minus(Duration.ofHours(1))),
                        "times-out-of-order"));
        return all;
    }

    private static Vector form(String title, UnaryOperator<String> change) {
        return invalid(title, "The hub writes no such seal.", whole().afterSealing(change), FORM);
    }

    /// Though a key of the hub sealed it so.
    private static Vector sealedForm(String title, UnaryOperator<String> change) {
        return invalid(title, "The hub writes no such seal.", whole().beforeSealing(change), FORM);
    }

    private static Vector by(String title, Sealer sealer, String fault) {
        return invalid(title, "The certificate decides.", whole().sealer(sealer, SEALED_AT), fault);
    }

    private static String wrapped(String xml) {
        var properties = xml.replaceFirst("(?s).*(<xades:SignedProperties.*</xades:SignedProperties>).*", "$1");
        var forged = properties.replace("Id=\"p\"", "Id=\"forged\"").replace("2026-11-20T08:01", "2026-11-19T08:01");
        return xml.replace(properties, forged)
                .replace("</ds:Object>", "</ds:Object><ds:Object>" + properties + "</ds:Object>");
    }

    private static String withEntity(String xml) {
        return xml.replace("\"no\"?>", "\"no\"?><!DOCTYPE x [<!ENTITY e \"proof.pdf\">]>")
                .replace(PAGE, PAGE.replace("proof.pdf", "&e;"));
    }

    private static String withOtherPage(String xml) {
        return xml.replace(digest("a page"), digest("another page"));
    }

    private static String digest(String text) {
        var digest = HexFormat.of().parseHex(Digests.sha256(ProofCast.bytes(text)));
        return Base64.getEncoder().encodeToString(digest);
    }
}
