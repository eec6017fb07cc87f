package org.eaddress.proof;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// `META-INF/manifest.xml` in the form of OpenDocument 1.2 part 3, which signature tools read media types from.
final class Manifest {
    private static final String NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    private static final String PREFIX = "manifest";

    private Manifest() {}

    static byte[] of(List<ContainerFile> files) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(PREFIX, "manifest", NAMESPACE);
            xml.writeNamespace(PREFIX, NAMESPACE);
            xml.writeAttribute(PREFIX, NAMESPACE, "version", "1.2");
            entry(xml, "/", ProofContainer.MEDIA_TYPE);
            for (ContainerFile file : files) {
                entry(xml, file.name(), file.mediaType());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return out.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void entry(XMLStreamWriter xml, String path, String mediaType) throws XMLStreamException {
        xml.writeEmptyElement(PREFIX, "file-entry", NAMESPACE);
        xml.writeAttribute(PREFIX, NAMESPACE, "full-path", path);
        xml.writeAttribute(PREFIX, NAMESPACE, "media-type", mediaType);
    }
}
