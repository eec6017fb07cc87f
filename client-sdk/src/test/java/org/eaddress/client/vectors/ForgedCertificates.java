package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.ROOT;
import static org.eaddress.client.vectors.Cast.base64;
import static org.eaddress.client.vectors.Cast.invalid;
import static org.eaddress.client.vectors.Cast.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.CertificateOrder;
import org.eaddress.client.fake.Keys;
import org.eaddress.client.fake.Sealer;
import tools.jackson.databind.node.ObjectNode;

/// Seals that hold, by keys that may not seal.
final class ForgedCertificates {
    private static final CertificateOrder SEAL = CertificateOrder.seal();
    private static final CertificateOrder ISSUING = CertificateOrder.authority("e-address test issuing authority");
    private static final Instant BEGIN = CertificateOrder.BEGIN;

    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var certificates = new ForgedCertificates();
        certificates.chains();
        certificates.times();
        certificates.uses();
        return certificates.all;
    }

    private void chains() {
        var namesake = Authority.named("e-address test root");
        put("stranger", "An authority with the same name", sealed(namesake.sealer()), "untrusted-chain");
        all.put(
                "no-anchor-of-it",
                invalid("A trust file with another authority", "It leads nowhere.", Cast.sealed(), "untrusted-chain")
                        .trusting(Cast.pem(Authority.named("another root"))));
        var issuing = ROOT.below(ISSUING);
        put("intermediate-missing", "The issuing authority is left out", sealed(issuing.sealer()), "untrusted-chain");
        var leaf = ROOT.sealer(SEAL.named("CN=A hub of somebody else"));
        below(
                "certified-by-a-seal",
                "Certified by one who is no authority",
                new Authority(leaf.keys(), leaf.certificate()),
                "untrusted-chain");
        all.put("certified-by-a-pin", certifiedByAPin(leaf));
        below(
                "authority-without-usage",
                "Certified by an authority that may not",
                ROOT.below(ISSUING.usage(KeyUsage.cRLSign)),
                "untrusted-chain");
        put(
                "weak-digest",
                "The certificate is signed over SHA-1",
                sealed(ROOT.sealer(SEAL.signedWith("SHA1withECDSA"))),
                "untrusted-chain");
    }

    private static Vector certifiedByAPin(Sealer pinned) {
        var authority = new Authority(pinned.keys(), pinned.certificate());
        return invalid(
                        "Certified by a pinned sealing certificate",
                        "A pinned certificate is trusted itself and certifies nobody.",
                        sealed(authority.sealer()),
                        "untrusted-chain")
                .trusting(Cast.pem(pinned.certificate()));
    }

    private void times() {
        var june = Instant.parse("2026-06-01T00:00:00Z");
        var later = Instant.parse("2026-12-01T00:00:00Z");
        put(
                "expired",
                "Sealed after the certificate expired",
                sealed(ROOT.sealer(SEAL.valid(BEGIN, june))),
                "certificate-expired");
        put(
                "not-yet-valid",
                "Sealed before the certificate began",
                sealed(ROOT.sealer(SEAL.valid(later, later.plus(Duration.ofDays(99))))),
                "certificate-expired");
        below(
                "intermediate-expired",
                "The issuing authority expired before",
                ROOT.below(ISSUING.valid(BEGIN, june)),
                "certificate-expired");
    }

    private void uses() {
        put(
                "for-key-agreement",
                "A certificate for key agreement",
                sealed(ROOT.sealer(SEAL.usage(KeyUsage.keyAgreement))),
                "key-usage-missing");
        put(
                "without-key-usage",
                "A certificate without key usage",
                sealed(ROOT.sealer(SEAL.usage(0))),
                "key-usage-missing");
        put(
                "authority-seals",
                "An authority below the anchor seals",
                sealed(ROOT.sealer(SEAL.asAuthority())),
                "not-for-sealing");
        var root = new Sealer(ROOT.keys(), ROOT.certificate());
        put(
                "anchor-seals",
                "The anchor itself seals",
                root.seal(issuedBy("CN=e-address test root"), AT),
                "key-usage-missing",
                "not-for-sealing");
        purpose("for-time-stamps", "A time-stamping certificate", KeyPurposeId.id_kp_timeStamping);
        purpose("for-servers", "The certificate of a server", KeyPurposeId.id_kp_serverAuth);
        purpose("for-any-use", "A certificate for any use", KeyPurposeId.anyExtendedKeyUsage);
        put(
                "without-purpose",
                "A signing certificate of no stated purpose",
                sealed(ROOT.sealer(SEAL.purpose(null))),
                "not-for-sealing");
        var curve = ROOT.sealer(SEAL.keys(Keys.on("secp384r1")));
        put("other-curve", "ES256 with a key on P-384", sealed(curve), "algorithm-not-allowed");
        var named = ROOT.sealer(SEAL.named("CN=Another hub"));
        put("wrong-issuer", "The evidence names another issuer than its seal", sealed(named), "issuer-mismatch");
    }

    private void purpose(String name, String title, KeyPurposeId purpose) {
        var order = SEAL.purpose(purpose.getId());
        put(name, title, sealed(ROOT.sealer(order)), "not-for-sealing");
    }

    private void below(String name, String title, Authority issuing, String... faults) {
        var sealed = issuing.sealer()
                .seal(receipt(), AT, header -> header.withArray("x5c").add(base64(issuing.certificate())));
        put(name, title, sealed, faults);
    }

    private void put(String name, String title, String evidence, String... faults) {
        all.put(name, invalid(title, title + ".", evidence, faults));
    }

    private static String sealed(Sealer sealer) {
        return sealer.seal(receipt(), AT);
    }

    private static ObjectNode issuedBy(String name) {
        var evidence = receipt();
        ((ObjectNode) evidence.path("evidenceIssuerDetails").path("identifier")).put("value", name);
        return evidence;
    }
}
