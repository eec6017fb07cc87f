package org.eaddress.client.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaddress.client.proof.Permit.ROOT;
import static org.eaddress.client.proof.Permit.SEALER;
import static org.eaddress.client.proof.Permit.VERIFIER;
import static org.eaddress.client.proof.Permit.receipt;
import static org.eaddress.client.proof.Permit.requireFindings;
import static org.eaddress.client.proof.Permit.sealed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.eaddress.client.fake.Authority;
import org.junit.jupiter.api.Test;

class SealCheckTest {
    @Test
    void everySingleChangedByteIsFound() {
        var receipt = receipt().getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < receipt.length; i++) {
            for (int bit : new int[] {1, 2, 4, 16, 128}) {
                var changed = receipt.clone();
                changed[i] ^= (byte) bit;
                assertThat(VERIFIER.verify(new String(changed, StandardCharsets.ISO_8859_1))
                                .valid())
                        .as("byte %d, bit %d", i, bit)
                        .isFalse();
            }
        }
    }

    @Test
    void everyCutIsFound() {
        var receipt = receipt();
        for (int i = 0; i < receipt.length(); i++) {
            assertThat(VERIFIER.verify(receipt.substring(0, i)).valid()).isFalse();
        }
    }

    @Test
    void aSealOfAStrangerIsUntrusted() {
        requireFindings(VERIFIER.verify(sealed(Authority.named("Hub root").sealer(), header -> {})), "untrusted-chain");
        var nobody = EvidenceVerifier.trusting(TrustAnchors.of(Set.of()));
        requireFindings(nobody.verify(receipt()), "untrusted-chain");
    }

    @Test
    void aCertificateOutOfItsTimeIsNamed() {
        var expired = ROOT.sealer(KeyUsage.digitalSignature, Instant.parse("2026-06-01T00:00:00Z"));
        requireFindings(VERIFIER.verify(sealed(expired, header -> {})), "certificate-expired");
    }

    @Test
    void aCertificateIssuedForSomethingElseMayNotSeal() {
        var other = ROOT.sealer(KeyUsage.keyAgreement, Instant.parse("2030-01-01T00:00:00Z"));
        requireFindings(VERIFIER.verify(sealed(other, header -> {})), "key-usage-missing");
        var none = ROOT.sealer(0, Instant.parse("2030-01-01T00:00:00Z"));
        requireFindings(VERIFIER.verify(sealed(none, header -> {})), "key-usage-missing");
    }

    @Test
    void onlyAllowedAlgorithmsAreTaken() {
        requireFindings(
                VERIFIER.verify(sealed(SEALER, header -> header.put("alg", "none"))), "algorithm-not-allowed: none");
        requireFindings(
                VERIFIER.verify(sealed(SEALER, header -> header.put("alg", "HS256"))), "algorithm-not-allowed: HS256");
    }

    @Test
    void unknownHeaderMembersAreNotTaken() {
        requireFindings(VERIFIER.verify(sealed(SEALER, header -> header.put("b64", false))), "header-not-allowed");
        requireFindings(
                VERIFIER.verify(sealed(SEALER, header -> header.putArray("crit").add("sigD"))), "header-not-allowed");
    }

    @Test
    void membersThatChangeNothingAreTaken() {
        var sealed = sealed(
                SEALER,
                header -> header.put("typ", "jose")
                        .put("kid", "1")
                        .putArray("crit")
                        .add("iat"));
        assertThat(VERIFIER.verify(sealed).valid()).isTrue();
    }

    @Test
    void theSealMustNameItsCertificate() {
        requireFindings(
                VERIFIER.verify(sealed(SEALER, header -> header.put("x5t#S256", "AAAA"))), "certificate-mismatch");
    }

    @Test
    void aSealOverOtherBytesIsBroken() {
        var one = receipt().split("\\.");
        var other = sealed(SEALER, header -> header.put("kid", "2")).split("\\.");
        requireFindings(VERIFIER.verify(one[0] + "." + one[1] + "." + other[2]), "seal-broken");
    }
}
