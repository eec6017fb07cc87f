package org.eaddress.client.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The seal of a container as a whole: whose it is, when it was made, and that it covers these files and no others.
final class ContainerCheck {
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Map<String, String> DIGESTS = Map.of(
            "http://www.w3.org/2001/04/xmlenc#sha256", "SHA-256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
            "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");

    private final TrustAnchors anchors;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Statement> proven = new ArrayList<>();
    private final List<Statement> notProven = new ArrayList<>();

    private ContainerCheck(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    /// @param seal the XML of the signature
    /// @param files all that it has to cover
    /// @param exhibits remembers the digests of the files
    static ContainerCheck of(Path seal, List<Path> files, Exhibits exhibits, EvidenceVerifier verifier)
            throws IOException, UnsoundContainer {
        if (!Files.exists(seal)) {
            throw new UnsoundContainer(Fault.CONTAINER_SEAL_MISSING, "");
        }
        var check = new ContainerCheck(verifier.anchors());
        var parsed = ContainerSeal.parse(PortableProof.bytes(seal));
        check.seal(parsed);
        check.files(parsed, files, exhibits);
        check.revocation(parsed, check.stamps(parsed), verifier.lists());
        return check;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Statement> proven() {
        return findings.isEmpty() ? proven : List.of();
    }

    List<Statement> notProven() {
        return findings.isEmpty() ? notProven : List.of();
    }

    private void seal(ContainerSeal seal) {
        var sealer = seal.chain().getFirst();
        var algorithm = SealAlgorithm.ofXml(seal.algorithm(), sealer.getPublicKey());
        if (algorithm.isEmpty()) {
            find(Fault.ALGORITHM_NOT_ALLOWED, seal.algorithm());
        } else if (!seal.sealed() || !algorithm.get().verifies(sealer.getPublicKey(), seal.signed(), seal.value())) {
            find(Fault.CONTAINER_SEAL_BROKEN, "");
        }
        if (!isNamed(seal.certificateDigest(), sealer)) {
            find(Fault.CERTIFICATE_MISMATCH, "");
        }
        if (!SealPurpose.hasKeyUsage(sealer)) {
            find(Fault.KEY_USAGE_MISSING, "");
        }
        if (!SealPurpose.isNamed(sealer, anchors)) {
            find(Fault.NOT_FOR_SEALING, "");
        }
        anchors.objection(seal.chain(), seal.at()).ifPresent(fault -> find(fault, ""));
        proven.add(Statement.of(
                "proven-container", sealer.getSubjectX500Principal().getName(), Reasoning.time(seal.at())));
    }

    private static boolean isNamed(ContainerSeal.NamedDigest named, X509Certificate sealer) {
        try {
            var algorithm = DIGESTS.get(named.algorithm());
            return algorithm != null
                    && MessageDigest.isEqual(
                            MessageDigest.getInstance(algorithm).digest(sealer.getEncoded()), named.value());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void files(ContainerSeal seal, List<Path> files, Exhibits exhibits) throws IOException {
        var missing = new HashSet<>(seal.references().keySet());
        for (var file : files) {
            var name = String.valueOf(file.getFileName());
            var digest = seal.references().get(name);
            missing.remove(name);
            if (digest == null) {
                find(Fault.FILE_EXTRA, name);
            } else if (!digest.equals(exhibits.digest(file))) {
                find(Fault.FILE_CHANGED, name);
            }
        }
        missing.stream().sorted().forEach(name -> find(Fault.FILE_MISSING, name));
    }

    private List<TimeStamp> stamps(ContainerSeal seal) {
        var stamps = new ArrayList<TimeStamp>();
        var over = Digests.sha256(seal.stamped());
        for (var token : seal.tokens()) {
            try {
                var stamp = TimeStamp.checked(HashAlgorithm.SHA_256, over, token, anchors);
                if (seal.at().isAfter(stamp.at().plus(TOLERANCE))) {
                    find(Fault.TIMES_OUT_OF_ORDER, "SigningTime");
                }
                stamps.add(stamp);
            } catch (Refusal e) {
                find(e.fault(), ContainerSeal.FILE);
            }
        }
        if (seal.tokens().isEmpty()) {
            notProven.add(Statement.of("open-container-time"));
        }
        return stamps;
    }

    private void revocation(ContainerSeal seal, List<TimeStamp> stamps, RevocationLists lists) {
        var ofStamps = new StampRevocationCheck(lists, anchors);
        var standing = ofStamps.standingBeside(stamps, ContainerSeal.FILE);
        standing.forEach(stamp ->
                proven.add(Statement.of("proven-container-time", stamp.authority(), Reasoning.time(stamp.at()))));
        var ofSeal = RevocationCheck.of(lists, anchors, seal.chain(), seal.at(), standing);
        Stream.concat(ofSeal.findings().stream(), ofStamps.findings().stream())
                .distinct()
                .forEach(findings::add);
        Stream.concat(ofSeal.proven().stream(), ofStamps.proven().stream())
                .distinct()
                .forEach(proven::add);
        Stream.concat(ofSeal.notProven().stream(), ofStamps.notProven().stream())
                .distinct()
                .forEach(notProven::add);
    }

    private void find(Fault fault, String about) {
        findings.add(new Finding(fault, about));
    }
}
