package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.ROOT;
import static org.eaddress.client.vectors.Cast.base64;
import static org.eaddress.client.vectors.Cast.receipt;
import static org.eaddress.client.vectors.ProofCast.PIECE;
import static org.eaddress.client.vectors.ProofCast.SEALED_AT;
import static org.eaddress.client.vectors.ProofCast.recordOf;
import static org.eaddress.client.vectors.ProofCast.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eaddress.client.fake.CertificateOrder;
import org.eaddress.client.fake.ProofMaker;
import org.eaddress.client.fake.RevocationListMaker;
import org.eaddress.client.fake.Sealer;

/// Certificates that were revoked, and when that matters.
final class Revocations {
    static final Instant BEFORE = AT.minus(Duration.ofDays(1));
    static final Instant AFTER = AT.plus(Duration.ofDays(1));
    static final Instant LATER = AT.plus(Duration.ofDays(2));

    private static final Sealer OTHER = ROOT.sealer();
    private static final String EVIDENCE = OTHER.seal(receipt(), AT);

    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var revocations = new Revocations();
        revocations.ofEvidence();
        revocations.ofProofs();
        revocations.ofAnAuthority();
        revocations.inTheProof();
        return revocations.all;
    }

    private void ofEvidence() {
        all.put(
                "not-revoked-unproven",
                Cast.valid(
                                "Evidence whose certificate is not on a later list",
                                "No time-stamp shows that the seal was there before the list.",
                                EVIDENCE)
                        .revoking(ProofCast.bytes(RevocationListMaker.pem(list().der())))
                        .saying("open-revocation", "open-list-unproven"));
        all.put(
                "not-revoked-then-unproven",
                Cast.valid(
                                "Evidence with the list that was in force when it says that it was sealed",
                                "Who stole the key chooses the time, and a list of before the theft.",
                                EVIDENCE)
                        .revoking(RevocationListMaker.of(ROOT, BEFORE).der())
                        .saying("open-revocation", "open-list-unproven"));
        all.put(
                "revoked",
                Cast.invalid(
                                "A receipt whose certificate was revoked before",
                                "Who seals after that is not the hub.",
                                EVIDENCE,
                                "revoked")
                        .revoking(list().revoking(OTHER.certificate(), BEFORE).der()));
        all.put(
                "revoked-later-unproven",
                Cast.invalid(
                                "A receipt whose certificate was revoked after it says that it was sealed",
                                "Nothing but its own word says when; the key may have been stolen.",
                                EVIDENCE,
                                "revoked")
                        .revoking(list().revoking(OTHER.certificate(), AFTER).der()));
    }

    private void ofProofs() {
        invalid(
                "proof-revoked-before",
                "The certificate was revoked before the journal's time-stamp",
                proof(),
                list().revoking(OTHER.certificate(), BEFORE));
        invalid(
                "proof-revoked-at-the-time",
                "The certificate was revoked in the second of the time-stamp",
                proof(),
                list().revoking(OTHER.certificate(), ProofCast.SECOND.plusSeconds(5)));
        invalid(
                "proof-revoked-stolen-before",
                "The certificate was revoked later, but its key was stolen before (invalidity date)",
                proof(),
                list().revoking(OTHER.certificate(), AFTER, BEFORE));
        invalid(
                "proof-revoked-without-record",
                "The certificate was revoked later, and there is no record with a time-stamp",
                proof().without(PIECE + ".ers"),
                list().revoking(OTHER.certificate(), AFTER));
        invalid(
                "container-seal-revoked",
                "The certificate of the container's seal was revoked before",
                whole().sealer(OTHER, SEALED_AT),
                list().revoking(OTHER.certificate(), BEFORE));
        all.put(
                "proof-of-a-revoked-certificate",
                ProofCast.valid(
                                "A certificate that its authority revoked afterwards",
                                "The time-stamps show that both seals were there before; they stand.",
                                proof().sealer(OTHER, SEALED_AT))
                        .revoking(list().revoking(OTHER.certificate(), AFTER).der())
                        .saying("proven-revoked-later"));
    }

    private void ofAnAuthority() {
        var issuing = ROOT.below(CertificateOrder.authority("e-address test issuing authority"));
        var evidence = issuing.sealer()
                .seal(receipt(), AT, header -> header.withArray("x5c").add(base64(issuing.certificate())));
        var below = whole().file(PIECE + ".jws", evidence).file(PIECE + ".ers", recordOf(evidence));
        var ofSeals = RevocationListMaker.of(issuing, LATER).der();
        all.put(
                "not-revoked-below-an-intermediate",
                ProofCast.valid("Two lists, one of each authority", "Neither certificate was revoked.", below)
                        .revoking(ofSeals, list().der())
                        .saying("proven-not-revoked"));
        all.put(
                "revoked-intermediate",
                Cast.invalid(
                                "The issuing authority was revoked",
                                "What it certified is worth nothing.",
                                evidence,
                                "revoked")
                        .revoking(
                                ofSeals,
                                list().revoking(issuing.certificate(), BEFORE).der()));
        all.put(
                "revocation-list-of-the-root-missing",
                ProofCast.valid("A list of the issuing authority only", "Of that one itself nothing is known.", below)
                        .revoking(ofSeals)
                        .saying("proven-not-revoked", "open-revocation"));
    }

    private void inTheProof() {
        all.put(
                "not-revoked-then",
                ProofCast.valid(
                                "A list that was in force at the time-stamp, but made before it",
                                "What was revoked between the two is not on it.",
                                whole())
                        .revoking(RevocationListMaker.of(ROOT, BEFORE).der())
                        .saying("open-revocation", "open-list-stale"));
        all.put(
                "proof-with-revocation-list",
                ProofCast.valid(
                                "A proof that holds a list",
                                "The hub laid it in; both seals are answered.",
                                whole().file("revocation-01.crl", list().der()))
                        .saying("proven-not-revoked"));
        all.put(
                "proof-with-revocation-list-revoked",
                ProofCast.invalid(
                        "A proof that holds a list with its certificate on it",
                        "It was revoked before.",
                        proof().file(
                                        "revocation-01.crl",
                                        list().revoking(OTHER.certificate(), BEFORE)
                                                .der()),
                        "revoked"));
        all.put(
                "proof-with-older-revocation-list",
                ProofCast.invalid(
                                "A proof that holds an older list than the one given",
                                "The newer one has the certificate on it.",
                                proof().file(
                                                "revocation-01.crl",
                                                RevocationListMaker.of(ROOT, BEFORE)
                                                        .der()),
                                "revoked")
                        .revoking(list().revoking(OTHER.certificate(), BEFORE).der()));
    }

    private void invalid(String name, String title, ProofMaker proof, RevocationListMaker list) {
        all.put(
                name,
                ProofCast.invalid(title, "No time-stamp shows that the seal was there before.", proof, "revoked")
                        .revoking(list.der()));
    }

    /// Its receipt is sealed by a certificate of its own.
    private static ProofMaker proof() {
        return whole().file(PIECE + ".jws", EVIDENCE).file(PIECE + ".ers", recordOf(EVIDENCE));
    }

    private static RevocationListMaker list() {
        return RevocationListMaker.of(ROOT, LATER);
    }
}
