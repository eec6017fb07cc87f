package org.eaddress.hub.inspection;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The root element of an XML document, read from its first bytes without declarations from outside and without
/// entities.
///
/// @param namespace empty for none
record XmlRoot(String namespace, String name) {
    static final String XML = "application/xml";

    private static final int PROLOG = 4 << 10;
    private static final Pattern PAGE = Pattern.compile(
            "[^<]*+(?:<[?][^>]*+>\\s*+|<!--(?:(?!-->).)*+-->\\s*+)*+<!doctype\\s+html",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final XMLInputFactory READERS = readers();

    /// XML that a program acts upon or shows as something else than data.
    private static final Map<String, String> ACTIVE = Map.of(
            "http://www.w3.org/1999/xhtml", "application/xhtml+xml",
            "http://www.w3.org/2000/svg", "image/svg+xml",
            "http://www.w3.org/1999/XSL/Transform", "application/xslt+xml");

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /// Empty when these are not the first bytes of an XML document.
    static Optional<XmlRoot> of(byte[] head) {
        if (!mayBeXml(head)) {
            return Optional.empty();
        }
        if (PAGE.matcher(Bytes.latin(Arrays.copyOf(head, Math.min(head.length, PROLOG))))
                .lookingAt()) {
            return Optional.of(new XmlRoot("", "html"));
        }
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(head));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    String namespace = reader.getNamespaceURI();
                    return Optional.of(new XmlRoot(namespace == null ? "" : namespace, reader.getLocalName()));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException _) {
            return Optional.empty();
        }
    }

    /// XML in UTF-8 or UTF-16 begins with white space or `<`, perhaps after a byte order mark.
    private static boolean mayBeXml(byte[] head) {
        int at = Bytes.startWith(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
        if (Bytes.startWith(head, 0xff, 0xfe) || Bytes.startWith(head, 0xfe, 0xff)) {
            return true;
        }
        while (at < head.length && Character.isWhitespace(head[at])) {
            at++;
        }
        return at < head.length && (head[at] == '<' || head[at] == 0);
    }

    /// Invoices in UBL and CII, and all other data, are XML; a page without a namespace is HTML.
    String mediaType() {
        return namespace.isEmpty() && name.equalsIgnoreCase("html") ? "text/html" : ACTIVE.getOrDefault(namespace, XML);
    }
}
