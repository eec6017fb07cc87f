package org.eaddress.client.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// XML that can be read in one way only: no document type and so no entities, no comments, no instructions, no
/// CDATA; elements hold elements or text, not both. Elements are taken by their place, never looked up by an `Id`.
final class StrictXml {
    private static final Pattern DECLARATION =
            Pattern.compile("\\A<\\?xml version=\"1\\.0\" encoding=\"UTF-8\"( standalone=\"(yes|no)\")?\\?>\\s*");
    private static final Map<String, String> NAMESPACES = Map.of(
            "asic", "http://uri.etsi.org/02918/v1.2.1#",
            "ds", "http://www.w3.org/2000/09/xmldsig#",
            "xades", "http://uri.etsi.org/01903/v1.3.2#");

    private StrictXml() {}

    static Element read(byte[] utf8, String root) throws UnsoundContainer {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            var content = DECLARATION.matcher(text).replaceFirst("");
            if (content.contains("<!") || content.contains("<?")) {
                throw malformed("XML");
            }
            var element = parsed(content);
            if (!is(element, root)) {
                throw malformed(root);
            }
            return element;
        } catch (CharacterCodingException e) {
            throw malformed("XML");
        }
    }

    private static Element parsed(String content) throws UnsoundContainer {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
        } catch (SAXException | IOException e) {
            throw malformed("XML");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The children, which must be these and no others.
    static List<Element> children(Element parent, String... names) throws UnsoundContainer {
        var children = elements(parent);
        if (children.size() != names.length) {
            throw malformed(parent.getLocalName());
        }
        for (int i = 0; i < names.length; i++) {
            if (!is(children.get(i), names[i])) {
                throw malformed(parent.getLocalName());
            }
        }
        return children;
    }

    static Element child(Element parent, String name) throws UnsoundContainer {
        return children(parent, name).getFirst();
    }

    /// All children, of any name; an element that holds text is refused.
    static List<Element> elements(Element parent) throws UnsoundContainer {
        var elements = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (!(node instanceof Element element)) {
                throw malformed(parent.getLocalName());
            }
            elements.add(element);
        }
        return elements;
    }

    static String text(Element element) throws UnsoundContainer {
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() != Node.TEXT_NODE) {
                throw malformed(element.getLocalName());
            }
        }
        return element.getTextContent();
    }

    static boolean is(Element element, String name) {
        var parts = name.split(":", 2);
        return parts[1].equals(element.getLocalName())
                && String.valueOf(NAMESPACES.get(parts[0])).equals(element.getNamespaceURI());
    }

    static UnsoundContainer malformed(String about) {
        return new UnsoundContainer(Fault.CONTAINER_SEAL_MALFORMED, about);
    }
}
