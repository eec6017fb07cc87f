package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.ROOT;
import static org.eaddress.client.vectors.Cast.base64;
import static org.eaddress.client.vectors.Cast.receipt;
import static org.eaddress.client.vectors.Cast.sealed;
import static org.eaddress.client.vectors.Revocations.LATER;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.CertificateOrder;
import org.eaddress.client.fake.RevocationListMaker;

/// Revocation lists that cannot be believed, and such as answer nothing.
final class ForgedRevocationLists {
    private static final Authority NAMESAKE = Authority.named("e-address test root");

    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var lists = new ForgedRevocationLists();
        lists.broken();
        lists.silent();
        lists.parts();
        lists.ofAnotherKey();
        return lists.all;
    }

    private void broken() {
        broken(
                "revocation-list-forged",
                "A list by an authority with the same name",
                RevocationListMaker.of(NAMESAKE, LATER).der());
        var changed = list().der();
        changed[changed.length - 1] ^= 1;
        broken("revocation-list-changed", "A list that was changed", changed);
        broken("revocation-list-garbage", "No list", ProofCast.bytes("a list"));
        broken("revocation-list-weak-digest", "A list that is signed over SHA-1", list().der("SHA1withECDSA"));
        broken(
                "revocation-list-with-an-integer-as-reason",
                "A list whose reason is an integer",
                list().revoking(ROOT.sealer().certificate(), Revocations.BEFORE, "020104")
                        .der());
        var behind = Cast.sealedWith(header ->
                header.withArray("x5c").add(base64(ROOT.certificate())).add(base64(NAMESAKE.certificate())));
        all.put(
                "revocation-list-from-behind-the-anchor",
                Cast.invalid(
                                "A list by an authority of the same name that the sealer put behind the anchor",
                                "Nobody certifies what stands behind the anchor in the chain.",
                                behind,
                                "revocation-list-broken")
                        .revoking(RevocationListMaker.of(NAMESAKE, LATER).der()));
        var issuing = ROOT.below(
                CertificateOrder.authority("e-address test issuing authority").usage(KeyUsage.keyCertSign));
        var evidence = issuing.sealer()
                .seal(receipt(), AT, header -> header.withArray("x5c").add(base64(issuing.certificate())));
        all.put(
                "revocation-list-without-usage",
                Cast.invalid(
                                "A list by an authority that may not sign lists",
                                "Its certificate lacks cRLSign.",
                                evidence,
                                "revocation-list-broken")
                        .revoking(RevocationListMaker.of(issuing, LATER).der()));
    }

    private void silent() {
        silent(
                "revocation-list-of-another",
                "A list of another authority",
                RevocationListMaker.of(Authority.named("another root"), LATER),
                "open-list-foreign");
        silent(
                "revocation-list-stale",
                "A list that had ended when the receipt was sealed",
                RevocationListMaker.of(ROOT, AT.minus(Duration.ofDays(8))),
                "open-list-stale");
        silent(
                "revocation-list-late",
                "A list that was made when the certificate had ended",
                RevocationListMaker.of(ROOT, Instant.parse("2046-01-01T00:00:00Z")),
                "open-list-stale");
    }

    private void parts() {
        silent(
                "revocation-list-of-changes",
                "A list of changes only",
                list().critical(Extension.deltaCRLIndicator, new ASN1Integer(BigInteger.ONE)),
                "open-list-partial");
        silent(
                "revocation-list-with-unknown-entry",
                "A list with an entry under a condition that nobody knows",
                list().revokingUnknown(ROOT.sealer().certificate(), Revocations.BEFORE),
                "open-list-partial");
        silent(
                "revocation-list-of-authorities",
                "A list of authorities only",
                list().critical(
                                Extension.issuingDistributionPoint,
                                new IssuingDistributionPoint(null, false, true, null, false, false)),
                "open-list-partial");
        silent(
                "revocation-list-of-another-place",
                "A list of a place that the certificate does not name",
                list().critical(
                                Extension.issuingDistributionPoint,
                                new IssuingDistributionPoint(place(), false, false, null, false, false)),
                "open-list-partial");
    }

    private void ofAnotherKey() {
        var other = RevocationListMaker.of(NAMESAKE, LATER).der();
        all.put(
                "revocation-list-of-another-key",
                ProofCast.valid(
                                "A list that an authority signed with its new key",
                                "It says nothing of what was certified with the old one.",
                                ProofCast.whole())
                        .trusting(Cast.pem(ROOT, NAMESAKE))
                        .revoking(other)
                        .saying("open-revocation", "open-list-other-key"));
        all.put(
                "revocation-list-of-each-key",
                ProofCast.valid(
                                "The lists of an authority's old and new key",
                                "That of the key which certified the seal answers.",
                                ProofCast.whole())
                        .trusting(Cast.pem(ROOT, NAMESAKE))
                        .revoking(other, list().der())
                        .saying("proven-not-revoked", "open-list-other-key"));
    }

    private static DistributionPointName place() {
        return new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.example/1.crl")));
    }

    private void broken(String name, String title, byte[] list) {
        all.put(
                name,
                Cast.invalid(title, "Who gave it wants to hide something.", sealed(), "revocation-list-broken")
                        .revoking(list));
    }

    private void silent(String name, String title, RevocationListMaker list, String says) {
        all.put(
                name,
                ProofCast.valid(title, "It answers nothing, and the verdict says so.", ProofCast.whole())
                        .revoking(list.der())
                        .saying("open-revocation", says));
    }

    private static RevocationListMaker list() {
        return RevocationListMaker.of(ROOT, LATER);
    }
}
