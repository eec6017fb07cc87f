package org.eaddress.client.proof;

import static org.eaddress.client.proof.StrictXml.child;
import static org.eaddress.client.proof.StrictXml.children;
import static org.eaddress.client.proof.StrictXml.elements;
import static org.eaddress.client.proof.StrictXml.is;
import static org.eaddress.client.proof.StrictXml.malformed;
import static org.eaddress.client.proof.StrictXml.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/// The XAdES signature of a container (EN 319 132-1) taken apart, in the one shape that the hub's proofs have.
///
/// @param signed the canonical form of `SignedInfo`
/// @param references what it covers: the names of files with their digests
/// @param sealed whether `SignedInfo` covers the signed properties, which hold time and certificate
/// @param certificateDigest of the sealing certificate as the properties name it
/// @param stamped what the time-stamps are over, the canonical form of `SignatureValue`
record ContainerSeal(
        byte[] signed,
        String algorithm,
        byte[] value,
        List<X509Certificate> chain,
        Map<String, String> references,
        boolean sealed,
        Instant at,
        NamedDigest certificateDigest,
        byte[] stamped,
        List<byte[]> tokens) {
    static final String FILE = "META-INF/signatures0.xml";

    private static final String PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";
    private static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String[] DIGEST = {"ds:DigestMethod", "ds:DigestValue"};
    private static final int CHAIN_LIMIT = 10;
    private static final int TOKEN_LIMIT = 10;

    record NamedDigest(String algorithm, byte[] value) {}

    static ContainerSeal parse(byte[] xml) throws UnsoundContainer {
        var signature = child(StrictXml.read(xml, "asic:XAdESSignatures"), "ds:Signature");
        var parts = children(signature, "ds:SignedInfo", "ds:SignatureValue", "ds:KeyInfo", "ds:Object");
        var qualifying = child(parts.get(3), "xades:QualifyingProperties");
        require(qualifying.getAttribute("Target").equals("#" + signature.getAttribute("Id")), "Target");
        var properties = elements(qualifying);
        require(!properties.isEmpty() && is(properties.getFirst(), "xades:SignedProperties"), "SignedProperties");
        var signed =
                children(properties.getFirst(), "xades:SignedSignatureProperties", "xades:SignedDataObjectProperties");
        var said = children(signed.getFirst(), "xades:SigningTime", "xades:SigningCertificateV2");
        var info = SignedInfo.of(parts.getFirst());
        return new ContainerSeal(
                ExclusiveForm.of(parts.getFirst()),
                info.algorithm(),
                base64(parts.get(1)),
                chain(parts.get(2)),
                info.files(),
                info.covers(properties.getFirst()),
                time(said.getFirst()),
                certificateDigest(said.get(1)),
                ExclusiveForm.of(parts.get(1)),
                tokens(properties.subList(1, properties.size())));
    }

    /// What the signature is made over.
    ///
    /// @param properties the `URI` of the signed properties
    private record SignedInfo(String algorithm, Map<String, String> files, String properties, String digest) {
        static SignedInfo of(Element info) throws UnsoundContainer {
            var parts = elements(info);
            require(parts.size() > 3, "SignedInfo");
            require(is(parts.get(1), "ds:SignatureMethod"), "SignatureMethod");
            exclusive(parts.getFirst(), "ds:CanonicalizationMethod");
            var algorithm = method(parts.get(1));
            var files = new LinkedHashMap<String, String>();
            var digests = new ArrayList<String>();
            var uri = "";
            for (var reference : parts.subList(2, parts.size())) {
                require(is(reference, "ds:Reference"), "SignedInfo");
                if (reference.getAttribute("Type").isEmpty()) {
                    require(files.put(name(reference), sha256(children(reference, DIGEST))) == null, "Reference");
                } else {
                    require(reference.getAttribute("Type").equals(PROPERTIES), "Reference");
                    var ways = children(reference, "ds:Transforms", "ds:DigestMethod", "ds:DigestValue");
                    exclusive(child(ways.getFirst(), "ds:Transform"), "ds:Transform");
                    digests.add(sha256(ways.subList(1, 3)));
                    uri = reference.getAttribute("URI");
                }
            }
            require(digests.size() == 1, "Reference");
            return new SignedInfo(algorithm, files, uri, digests.getFirst());
        }

        boolean covers(Element signedProperties) throws UnsoundContainer {
            require(properties.equals("#" + signedProperties.getAttribute("Id")), "SignedProperties");
            return digest.equals(Digests.sha256(ExclusiveForm.of(signedProperties)));
        }

        private static String name(Element reference) throws UnsoundContainer {
            try {
                return URLDecoder.decode(reference.getAttribute("URI").replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw malformed("URI");
            }
        }
    }

    private static String sha256(List<Element> digest) throws UnsoundContainer {
        require(method(digest.getFirst()).equals(SHA_256), "DigestMethod");
        return HexFormat.of().formatHex(base64(digest.get(1)));
    }

    private static void exclusive(Element element, String name) throws UnsoundContainer {
        require(is(element, name) && method(element).equals(ExclusiveForm.ALGORITHM), element.getLocalName());
    }

    /// The algorithm of a method without parameters.
    private static String method(Element method) throws UnsoundContainer {
        children(method);
        return method.getAttribute("Algorithm");
    }

    private static List<X509Certificate> chain(Element keyInfo) throws UnsoundContainer {
        var chain = new ArrayList<X509Certificate>();
        for (var element : elements(child(keyInfo, "ds:X509Data"))) {
            require(is(element, "ds:X509Certificate") && chain.size() < CHAIN_LIMIT, "X509Data");
            try {
                chain.add(SealedForm.certificate(text(element)));
            } catch (MalformedEvidence e) {
                throw malformed("X509Certificate");
            }
        }
        require(!chain.isEmpty(), "X509Data");
        return List.copyOf(chain);
    }

    private static Instant time(Element element) throws UnsoundContainer {
        try {
            return Instant.parse(text(element));
        } catch (DateTimeParseException e) {
            throw malformed("SigningTime");
        }
    }

    private static NamedDigest certificateDigest(Element certificates) throws UnsoundContainer {
        var parts = elements(child(certificates, "xades:Cert"));
        require(!parts.isEmpty() && is(parts.getFirst(), "xades:CertDigest"), "Cert");
        var digest = children(parts.getFirst(), DIGEST);
        return new NamedDigest(method(digest.getFirst()), base64(digest.get(1)));
    }

    /// Of all time-stamps of the signature; other unsigned properties prove nothing to us.
    private static List<byte[]> tokens(List<Element> unsigned) throws UnsoundContainer {
        var tokens = new ArrayList<byte[]>();
        if (!unsigned.isEmpty()) {
            require(
                    unsigned.size() == 1 && is(unsigned.getFirst(), "xades:UnsignedProperties"),
                    "QualifyingProperties");
            for (var property : elements(child(unsigned.getFirst(), "xades:UnsignedSignatureProperties"))) {
                if (is(property, "xades:SignatureTimeStamp")) {
                    var parts = children(property, "ds:CanonicalizationMethod", "xades:EncapsulatedTimeStamp");
                    exclusive(parts.getFirst(), "ds:CanonicalizationMethod");
                    require(tokens.size() < TOKEN_LIMIT, "SignatureTimeStamp");
                    tokens.add(base64(parts.get(1)));
                }
            }
        }
        return List.copyOf(tokens);
    }

    private static byte[] base64(Element element) throws UnsoundContainer {
        try {
            var bytes = Base64.getDecoder().decode(text(element));
            require(Base64.getEncoder().encodeToString(bytes).equals(text(element)), element.getLocalName());
            return bytes;
        } catch (IllegalArgumentException e) {
            throw malformed(element.getLocalName());
        }
    }

    private static void require(boolean condition, String about) throws UnsoundContainer {
        if (!condition) {
            throw malformed(about);
        }
    }
}
