package org.eaddress.client.proof;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A compact JWS taken apart: JAdES baseline-B, TS 119 182-1 v1.2.1.
///
/// @param signed the ASCII bytes that the signature covers
/// @param at the claimed signing time, `iat`
/// @param chain `x5c`, the sealing certificate first
record SealedForm(
        JsonNode header, byte[] payload, byte[] signed, byte[] signature, Instant at, List<X509Certificate> chain) {
    private static final int CHAIN_LIMIT = 10;

    /// The end of the year 9999.
    private static final long LATEST_SECOND = 253_402_300_799L;

    static SealedForm parse(String jws) throws MalformedEvidence {
        var segments = jws.split("\\.", -1);
        if (segments.length != 3) {
            throw new MalformedEvidence("compact JWS");
        }
        var header = EvidenceReader.json("header", decode("header", segments[0]));
        return new SealedForm(
                header,
                decode("payload", segments[1]),
                (segments[0] + "." + segments[1]).getBytes(StandardCharsets.US_ASCII),
                decode("signature", segments[2]),
                signingTime(header),
                chain(header));
    }

    X509Certificate sealer() {
        return chain.getFirst();
    }

    /// Only the one spelling of the bytes is taken, so that no bit of a receipt can change unseen.
    private static byte[] decode(String where, String segment) throws MalformedEvidence {
        try {
            var bytes = Base64.getUrlDecoder().decode(segment);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(segment)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedEvidence(where);
        }
        throw new MalformedEvidence(where);
    }

    private static Instant signingTime(JsonNode header) throws MalformedEvidence {
        var iat = header.get("iat");
        if (iat == null || !iat.isIntegralNumber() || !iat.canConvertToLong()) {
            throw new MalformedEvidence("header.iat");
        }
        if (iat.longValue() < 0 || iat.longValue() > LATEST_SECOND) {
            throw new MalformedEvidence("header.iat");
        }
        return Instant.ofEpochSecond(iat.longValue());
    }

    private static List<X509Certificate> chain(JsonNode header) throws MalformedEvidence {
        var x5c = header.get("x5c");
        if (x5c == null || !x5c.isArray() || x5c.isEmpty() || x5c.size() > CHAIN_LIMIT) {
            throw new MalformedEvidence("header.x5c");
        }
        var chain = new ArrayList<X509Certificate>();
        for (var certificate : x5c) {
            chain.add(certificate(certificate.asString("")));
        }
        return List.copyOf(chain);
    }

    /// Like the segments, in its one spelling: no white space, no PEM, nothing after the certificate.
    static X509Certificate certificate(String base64) throws MalformedEvidence {
        try {
            var der = Base64.getDecoder().decode(base64);
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            if (Base64.getEncoder().encodeToString(certificate.getEncoded()).equals(base64)) {
                return certificate;
            }
            throw new MalformedEvidence("header.x5c");
        } catch (CertificateException | IllegalArgumentException e) {
            throw new MalformedEvidence("header.x5c");
        }
    }
}
