package org.eaddress.client.proof;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// Whether a seal is one of the hub's: header, signature, certificate and chain, each objection by its name.
///
/// @param trusted chains that were found to lead to the anchors, and their keys; only dates are looked at again
record SealCheck(TrustAnchors anchors, Map<List<X509Certificate>, KnownKey> trusted) {
    private static final int REMEMBERED_CHAINS = 100;

    private static final Set<String> MEMBERS = Set.of("alg", "iat", "x5t#S256", "x5c", "typ", "cty", "kid", "crit");

    static SealCheck under(TrustAnchors anchors) {
        return new SealCheck(anchors, new ConcurrentHashMap<>());
    }

    List<Finding> findings(SealedForm form) {
        var findings = new ArrayList<Finding>();
        if (!headerAllowed(form.header())) {
            findings.add(Finding.of(Fault.HEADER_NOT_ALLOWED));
        }
        checkSignature(form, findings);
        if (!namedByDigest(form)) {
            findings.add(Finding.of(Fault.CERTIFICATE_MISMATCH));
        }
        if (!SealPurpose.hasKeyUsage(form.sealer())) {
            findings.add(Finding.of(Fault.KEY_USAGE_MISSING));
        }
        if (!SealPurpose.isNamed(form.sealer(), anchors)) {
            findings.add(Finding.of(Fault.NOT_FOR_SEALING));
        }
        objection(form).map(Finding::of).ifPresent(findings::add);
        return findings;
    }

    private Optional<Fault> objection(SealedForm form) {
        if (trusted.containsKey(form.chain()) && form.chain().stream().allMatch(each -> validAt(each, form.at()))) {
            return Optional.empty();
        }
        var objection = anchors.objection(form.chain(), form.at());
        if (objection.isEmpty() && trusted.size() < REMEMBERED_CHAINS) {
            trusted.put(form.chain(), new KnownKey(form.sealer().getPublicKey()));
        }
        return objection;
    }

    private static boolean validAt(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    /// RFC 7515 4.1.11: what is marked critical must be understood; of the members that may be marked so only `iat`
    /// is.
    private static boolean headerAllowed(JsonNode header) {
        var known = header.properties().stream().allMatch(member -> MEMBERS.contains(member.getKey()));
        var crit = header.get("crit");
        var criticalKnown = crit == null
                || (crit.isArray()
                        && crit.size() == 1
                        && crit.get(0).asString("").equals("iat"));
        return known && criticalKnown;
    }

    private void checkSignature(SealedForm form, List<Finding> findings) {
        var name = form.header().path("alg").asString("");
        var key = form.sealer().getPublicKey();
        var algorithm = SealAlgorithm.of(name, key);
        if (algorithm.isEmpty()) {
            findings.add(new Finding(Fault.ALGORITHM_NOT_ALLOWED, name));
        } else if (!verifies(algorithm.get(), form)) {
            findings.add(Finding.of(Fault.SEAL_BROKEN));
        }
    }

    private boolean verifies(SealAlgorithm algorithm, SealedForm form) {
        var known = trusted.get(form.chain());
        return known == null
                ? algorithm.verifies(form.sealer().getPublicKey(), form.signed(), form.signature())
                : known.verifies(algorithm, form.signed(), form.signature());
    }

    private static boolean namedByDigest(SealedForm form) {
        try {
            var digest = Digests.algorithm().digest(form.sealer().getEncoded());
            var named = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            return named.equals(form.header().path("x5t#S256").asString(""));
        } catch (CertificateEncodingException e) {
            return false;
        }
    }
}
