package org.eaddress.client.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eaddress.client.proof.Digests;

/// The XAdES signature of a container, put together as text: what is signed is written in its canonical form, so
/// that no canonicalisation of ours proves itself.
record ContainerXml(Sealer sealer, Instant at, UnaryOperator<String> beforeSealing) {
    private static final String DS = " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"";
    private static final String XADES = " xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\"";
    private static final String EXCLUSIVE = " Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"";
    private static final String DIGEST =
            "<ds:DigestMethod%s Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"></ds:DigestMethod>"
                    + "<ds:DigestValue%s>%s</ds:DigestValue>";

    String over(Map<String, byte[]> files, Function<String, List<byte[]>> stamping) {
        var properties = beforeSealing.apply(properties());
        var info = beforeSealing.apply(info(files, apex(properties, XADES)));
        var value = "<ds:SignatureValue%s Id=\"value\">%s</ds:SignatureValue>".formatted(DS, signature(apex(info, DS)));
        var tokens = stamping.apply(Digests.sha256(value.getBytes(UTF_8)));
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="no"?>\
                <asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"><ds:Signature%s Id="s">%s%s\
                <ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo>\
                <ds:Object><xades:QualifyingProperties%s Target="#s">%s%s</xades:QualifyingProperties></ds:Object>\
                </ds:Signature></asic:XAdESSignatures>""".formatted(DS, info, value, base64(certificate()), XADES, properties, stamps(tokens));
    }

    private String properties() {
        return """
                <xades:SignedProperties Id="p"><xades:SignedSignatureProperties><xades:SigningTime>%s</xades:SigningTime>\
                <xades:SigningCertificateV2><xades:Cert><xades:CertDigest>%s</xades:CertDigest></xades:Cert>\
                </xades:SigningCertificateV2></xades:SignedSignatureProperties>\
                <xades:SignedDataObjectProperties></xades:SignedDataObjectProperties></xades:SignedProperties>""".formatted(at, digest(DS, certificate()));
    }

    private static String info(Map<String, byte[]> files, byte[] properties) {
        var references = new StringBuilder();
        files.forEach((name, bytes) -> references.append("<ds:Reference URI=\"%s\">%s</ds:Reference>"
                .formatted(name.replace("%", "%25").replace(" ", "%20").replace("&", "&amp;"), digest("", bytes))));
        return """
                <ds:SignedInfo><ds:CanonicalizationMethod%s></ds:CanonicalizationMethod>\
                <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"></ds:SignatureMethod>%s\
                <ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#p"><ds:Transforms>\
                <ds:Transform%s></ds:Transform></ds:Transforms>%s</ds:Reference></ds:SignedInfo>""".formatted(EXCLUSIVE, references, EXCLUSIVE, digest("", properties));
    }

    private static String stamps(List<byte[]> tokens) {
        return tokens.isEmpty()
                ? ""
                : """
                <xades:UnsignedProperties><xades:UnsignedSignatureProperties>%s\
                </xades:UnsignedSignatureProperties></xades:UnsignedProperties>""".formatted(tokens.stream().map(ContainerXml::stamp).collect(Collectors.joining()));
    }

    private static String stamp(byte[] token) {
        return """
                <xades:SignatureTimeStamp><ds:CanonicalizationMethod%s/>\
                <xades:EncapsulatedTimeStamp>%s</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>""".formatted(EXCLUSIVE, base64(token));
    }

    /// As canonical XML has it when the element stands alone.
    private static byte[] apex(String element, String namespace) {
        return element.replaceFirst("^<[\\w:]+", "$0" + namespace).getBytes(UTF_8);
    }

    private static String digest(String namespace, byte[] bytes) {
        return DIGEST.formatted(namespace, namespace, base64(HexFormat.of().parseHex(Digests.sha256(bytes))));
    }

    private String signature(byte[] signed) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(sealer.keys().getPrivate());
            signature.update(signed);
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] certificate() {
        try {
            return sealer.certificate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
