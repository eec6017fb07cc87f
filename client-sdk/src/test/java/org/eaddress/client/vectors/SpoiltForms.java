package org.eaddress.client.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.MESSAGE;
import static org.eaddress.client.vectors.Cast.PERMIT;
import static org.eaddress.client.vectors.Cast.PLAN;
import static org.eaddress.client.vectors.Cast.SEALER;
import static org.eaddress.client.vectors.Cast.invalid;
import static org.eaddress.client.vectors.Cast.receipt;
import static org.eaddress.client.vectors.Cast.sealed;
import static org.eaddress.client.vectors.Cast.sealedWith;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eaddress.client.vectors.Vector.Attached;

/// What was changed after the sealing, or never had the form of a seal.
final class SpoiltForms {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Vector> all = new TreeMap<>();
    private final String sealed = sealed();
    private final String[] parts = sealed.split("\\.");

    static Map<String, Vector> vectors() {
        var forms = new SpoiltForms();
        forms.changed();
        forms.exhibits();
        forms.spelling();
        return forms.all;
    }

    private void changed() {
        broken("payload-changed", "The time in the payload is another", join(parts[0], in(1, "00.123Z", "00.124Z")));
        broken("header-changed", "The sealing time in the header is another", join(iatChanged(), parts[1]));
        broken("signature-changed", "One bit of the signature is another", signature(bytes -> {
            bytes[7] ^= 1;
            return bytes;
        }));
        broken("signature-of-zeros", "The signature is all zeros", signature(bytes -> new byte[bytes.length]));
        broken("signature-cut", "The signature is a byte short", signature(bytes -> Arrays.copyOf(bytes, 63)));
        broken("signature-empty", "There is no signature", signature(_ -> new byte[0]));
        var other = sealedWith(header -> header.put("kid", "2")).split("\\.");
        broken("signature-of-another", "The signature is that of another seal", join(parts[0], parts[1], other[2]));
    }

    private void exhibits() {
        var changed = Attached.of(PERMIT.name(), "Būvatļauja Nr. 2026/119");
        put("document-changed", "A document with one byte changed", sealed, "document-changed", changed, PLAN);
        put("document-missing", "Not all documents are there", sealed, "document-missing", PERMIT);
        var extra = Attached.of("invoice.pdf", "Rēķins");
        put("document-extra", "A document that was not in the message", sealed, "document-extra", PERMIT, PLAN, extra);
        all.put(
                "document-swapped",
                invalid(
                                "A foreign document instead of one",
                                "One is foreign, one is missing.",
                                sealed,
                                "document-extra",
                                "document-missing")
                        .with(extra, PLAN));
        var message = MESSAGE.deepCopy().put("subject", "Atteikums");
        all.put(
                "message-changed",
                invalid("Another message", "Its digest is not the sealed one.", sealed, "message-changed")
                        .message(message.toString()));
    }

    private void spelling() {
        malformed("empty", "Nothing at all", "");
        malformed("cut", "The second half is missing", sealed.substring(0, sealed.length() / 2));
        malformed("four-segments", "Something follows the signature", sealed + ".e30");
        malformed("trailing-data", "Two ends of line", sealed + "\n\n");
        malformed("white-space", "A space in the payload", join(parts[0], parts[1].replaceFirst("(.{40})", "$1 ")));
        malformed("padding", "Base64 with padding", sealed + "==");
        var last = sealed.charAt(sealed.length() - 1);
        malformed(
                "other-spelling",
                "Unused bits at the end of the Base64 are set",
                sealed.substring(0, sealed.length() - 1) + (char) (last + 1));
        malformed(
                "other-alphabet",
                "Base64 with the signs + and /",
                signature(bytes -> bytes).replace('-', '+').replace('_', '/') + "+/");
        malformed("json-form", "The JSON serialisation of a JWS", jsonForm());
        malformed("payload-trailing-data", "A second value behind the payload", payload(receipt() + " {}"));
        malformed("payload-no-json", "The payload is no JSON", payload("Būvatļauja"));
        malformed("payload-byte-order-mark", "A byte order mark before the payload", payload("\uFEFF" + receipt()));
        malformed("payload-twice", "A member twice", payload(twice(receipt().toString(), "eventTime")));
        malformed(
                "header-twice",
                "A header member twice",
                header(twice(SEALER.header(AT).toString(), "alg")));
        var utf16 = receipt().toString().getBytes(StandardCharsets.UTF_16BE);
        malformed("payload-utf-16", "The payload in UTF-16", SEALER.seal(headerBytes(), utf16));
        var latin = receipt().put("version", "1\u0101").toString().getBytes(StandardCharsets.ISO_8859_1);
        latin[latin.length / 2] = (byte) 0xff;
        malformed("payload-not-utf-8", "Bytes that are no UTF-8", SEALER.seal(headerBytes(), latin));
    }

    private void broken(String name, String title, String evidence) {
        put(name, title, evidence, "seal-broken");
    }

    private void malformed(String name, String title, String evidence) {
        put(name, title, evidence, "malformed");
    }

    private void put(String name, String title, String evidence, String fault, Attached... documents) {
        all.put(name, invalid(title, title + ".", evidence, fault).with(documents));
    }

    private String join(String header, String payload) {
        return join(header, payload, parts[2]);
    }

    private static String join(String header, String payload, String signature) {
        return header + "." + payload + "." + signature;
    }

    private String in(int part, String old, String fresh) {
        var text = new String(Base64.getUrlDecoder().decode(parts[part]), UTF_8);
        return URL.encodeToString(text.replaceFirst(old, fresh).getBytes(UTF_8));
    }

    private String iatChanged() {
        var at = AT.getEpochSecond();
        return in(0, Long.toString(at), Long.toString(at + 1));
    }

    private String signature(UnaryOperator<byte[]> change) {
        var bytes = Base64.getUrlDecoder().decode(parts[2]);
        return join(parts[0], parts[1], URL.encodeToString(change.apply(bytes)));
    }

    private static byte[] headerBytes() {
        return SEALER.header(AT).toString().getBytes(UTF_8);
    }

    private static String payload(String json) {
        return SEALER.seal(headerBytes(), json.getBytes(UTF_8));
    }

    private static String header(String json) {
        return SEALER.seal(json.getBytes(UTF_8), receipt().toString().getBytes(UTF_8));
    }

    private static String twice(String json, String member) {
        return json.replaceFirst("(\"%s\":\"[^\"]*\")".formatted(member), "$1,$1");
    }

    private String jsonForm() {
        return "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}".formatted((Object[]) parts);
    }
}
