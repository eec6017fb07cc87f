package org.eaddress.hub.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The XML form of evidence as a careful reader takes it: valid against the schema, no DTD, nothing from outside.
public record Xml(Document document) {

    public static Xml read(String xml) {
        try (InputStream schema = Xml.class.getResourceAsStream("/api-spec/evidence/evidence.xsd")) {
            SchemaFactory schemas = SchemaFactory.newDefaultInstance();
            schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            Schema evidence = schemas.newSchema(new StreamSource(schema));
            evidence.newValidator().validate(new StreamSource(new StringReader(xml)));
            return new Xml(parsed(xml));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(xml, e);
        }
    }

    private static Document parsed(String xml) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory documents = DocumentBuilderFactory.newDefaultNSInstance();
        documents.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return documents.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /// What the first element of this name holds.
    public String text(String name) {
        return document.getElementsByTagNameNS("http://uri.etsi.org/19522/v1#", name)
                .item(0)
                .getTextContent();
    }

    public int count(String name) {
        return document.getElementsByTagNameNS("http://uri.etsi.org/19522/v1#", name)
                .getLength();
    }

    /// The value of the extension of this identifier.
    public String extension(String identifier) {
        var extensions = document.getElementsByTagNameNS("http://uri.etsi.org/19522/v1#", "Extension");
        for (int i = 0; i < extensions.getLength(); i++) {
            if (extensions.item(i) instanceof Element extension
                    && extension.getAttribute("identifier").equals(identifier)) {
                return extension.getTextContent();
            }
        }
        throw new AssertionError("no extension " + identifier);
    }
}
