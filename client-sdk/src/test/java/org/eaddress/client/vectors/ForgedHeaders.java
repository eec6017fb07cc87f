package org.eaddress.client.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.ROOT;
import static org.eaddress.client.vectors.Cast.SEALER;
import static org.eaddress.client.vectors.Cast.base64;
import static org.eaddress.client.vectors.Cast.invalid;
import static org.eaddress.client.vectors.Cast.receipt;
import static org.eaddress.client.vectors.Cast.sealedWith;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eaddress.client.fake.Keys;
import org.eaddress.client.fake.Sealer;
import tools.jackson.databind.node.ObjectNode;

/// Headers that lead a careless verifier astray.
final class ForgedHeaders {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var headers = new ForgedHeaders();
        headers.algorithms();
        headers.members();
        headers.certificates();
        return headers.all;
    }

    private void algorithms() {
        var none = unsigned("none");
        put("algorithm-none", "Algorithm none, without a signature", none + ".", "algorithm-not-allowed");
        put("algorithm-hmac", "HS256 with the public key as the secret", hmac(), "algorithm-not-allowed");
        spoilt("algorithm-lower-case", "es256", header -> header.put("alg", "es256"), "algorithm-not-allowed");
        spoilt(
                "algorithm-of-rsa",
                "RS256 with a key that is not RSA",
                h -> h.put("alg", "RS256"),
                "algorithm-not-allowed");
        spoilt("algorithm-missing", "No algorithm", header -> header.remove("alg"), "algorithm-not-allowed");
    }

    private void members() {
        spoilt("critical-unknown", "A critical member nobody knows", ForgedHeaders::critical, "header-not-allowed");
        spoilt("critical-empty", "An empty list of critical members", h -> h.putArray("crit"), "header-not-allowed");
        spoilt("payload-unencoded", "b64 false (RFC 7797)", header -> header.put("b64", false), "header-not-allowed");
        spoilt(
                "key-in-header",
                "A key of its own (jwk)",
                h -> h.putObject("jwk").put("kty", "EC"),
                "header-not-allowed");
        spoilt("time-missing", "No sealing time", header -> header.remove("iat"), "malformed");
        spoilt("time-as-text", "The sealing time as text", header -> header.put("iat", "1763625601"), "malformed");
        var fraction = SEALER.header(AT).toString().replaceFirst("(\"iat\":\\d+)", "$1.0");
        var sealed = SEALER.seal(fraction.getBytes(UTF_8), receipt().toString().getBytes(UTF_8));
        put("time-as-fraction", "The sealing time with a fraction", sealed, "malformed");
    }

    private void certificates() {
        spoilt("certificate-missing", "No certificate", header -> header.remove("x5c"), "malformed");
        spoilt("certificates-empty", "An empty list of certificates", header -> header.putArray("x5c"), "malformed");
        spoilt(
                "certificate-garbage",
                "No certificate but a text",
                h -> h.putArray("x5c").add("AAAA"),
                "malformed");
        spoilt("certificate-trailing", "Bytes behind the certificate", ForgedHeaders::trailing, "malformed");
        spoilt("certificate-as-pem", "The certificate as PEM", ForgedHeaders::asPem, "malformed");
        spoilt(
                "certificate-other",
                "The digest of another certificate",
                h -> h.put("x5t#S256", "AAAA"),
                "certificate-mismatch");
        spoilt("certificate-digest-missing", "No digest", h -> h.remove("x5t#S256"), "certificate-mismatch");
        var attacker = new Sealer(Keys.fresh(), SEALER.certificate());
        put(
                "key-of-attacker",
                "Sealed with a key that is not the certificate's",
                attacker.seal(receipt(), AT),
                "seal-broken");
        spoilt(
                "anchor-first",
                "The anchor in the place of the sealing certificate",
                header -> header.putArray("x5c").add(base64(ROOT.certificate())),
                "seal-broken",
                "certificate-mismatch",
                "key-usage-missing",
                "not-for-sealing",
                "issuer-mismatch");
    }

    private void spoilt(String name, String title, Consumer<ObjectNode> change, String... faults) {
        put(name, title, sealedWith(change), faults);
    }

    private void put(String name, String title, String evidence, String... faults) {
        all.put(name, invalid(title, title + ".", evidence, faults));
    }

    private static void critical(ObjectNode header) {
        header.put("urn:example:rule", true).putArray("crit").add("urn:example:rule");
    }

    private static void trailing(ObjectNode header) {
        var der = Base64.getDecoder().decode(base64(SEALER.certificate()));
        var longer = Arrays.copyOf(der, der.length + 3);
        header.putArray("x5c").add(Base64.getEncoder().encodeToString(longer));
    }

    private static void asPem(ObjectNode header) {
        header.putArray("x5c").add(Vector.base64(Cast.pem(SEALER.certificate())));
    }

    private static String unsigned(String algorithm) {
        var header = SEALER.header(AT).put("alg", algorithm).toString();
        return URL.encodeToString(header.getBytes(UTF_8))
                + "."
                + URL.encodeToString(receipt().toString().getBytes(UTF_8));
    }

    private static String hmac() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var publicKey = SEALER.certificate().getPublicKey().getEncoded();
            mac.init(new SecretKeySpec(publicKey, "HmacSHA256"));
            var signed = unsigned("HS256");
            return signed + "." + URL.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
