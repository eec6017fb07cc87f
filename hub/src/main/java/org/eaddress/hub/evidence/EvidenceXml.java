package org.eaddress.hub.evidence;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.eaddress.hub.evidence.EvidenceForm.ContentForm;
import org.eaddress.hub.evidence.EvidenceForm.EntityForm;
import org.eaddress.hub.evidence.EvidenceForm.PartForm;
import org.jspecify.annotations.Nullable;

/// The XML form of evidence in the namespace of ETSI EN 319 522-3, as `api-spec/evidence/evidence.xsd`
/// describes it.
///
/// It is not signed itself: it says the same as the sealed JSON, which it carries whole in an extension.
/// Whoever relies on it checks that seal and compares.
final class EvidenceXml {
    private static final String NAMESPACE = "http://uri.etsi.org/19522/v1#";
    private static final String SEALED = "urn:eaddress:extension:sealed-json:1";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    /// What XML 1.0 cannot hold, section 2.2.
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r -\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private EvidenceXml() throws XMLStreamException {
        this.xml = FACTORY.createXMLStreamWriter(text);
    }

    /// The same as this evidence says.
    static String of(Evidence evidence) {
        try {
            EvidenceXml document = new EvidenceXml();
            document.write(EvidenceForm.read(evidence.seal().payload()), evidence.jws());
            return document.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Evidence has no XML form", e);
        }
    }

    /// What stands inside an element.
    private interface Inside {
        void write() throws XMLStreamException;
    }

    private void write(EvidenceForm form, String jws) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Evidence");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("version", form.version());
        line("EvidenceIdentifier", form.evidenceIdentifier());
        line("ERDSEventId", form.erdsEventId());
        List<String> reasons = form.eventReasons();
        if (reasons != null) {
            within("EventReasons", () -> lines("EventReason", reasons));
        }
        line("EventTime", form.eventTime());
        lines("EvidenceIssuerPolicyID", form.evidenceIssuerPolicyId());
        entity("EvidenceIssuerDetails", form.evidenceIssuerDetails());
        entity("SenderDetails", form.senderDetails());
        EntityForm sendersDelegate = form.senderDelegateDetails();
        if (sendersDelegate != null) {
            entity("SenderDelegateDetails", sendersDelegate);
        }
        for (EntityForm recipient : form.recipientsDetails()) {
            entity("RecipientDetails", recipient);
        }
        List<EntityForm> delegates = form.recipientsDelegateDetails();
        if (delegates != null) {
            for (EntityForm delegate : delegates) {
                entity("RecipientsDelegateDetails", delegate);
            }
        }
        optionalLine("EvidenceRefersToRecipient", form.evidenceRefersToRecipient());
        line("SubmissionTime", form.submissionTime());
        line("MessageIdentifier", form.messageIdentifier());
        within("UserContentInfo", () -> content(form.userContentInfo()));
        within("Extensions", () -> extensions(form, jws));
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entity(String name, EntityForm entity) throws XMLStreamException {
        within(name, () -> {
            xml.writeStartElement("Identifier");
            xml.writeAttribute("scheme", entity.identifier().scheme());
            xml.writeCharacters(readable(entity.identifier().value()));
            xml.writeEndElement();
            optionalLine("Name", entity.name());
            optionalLine("AssuranceLevelsDetails", entity.assuranceLevel());
        });
    }

    private void content(ContentForm content) throws XMLStreamException {
        line("DigestMethod", content.digestMethod());
        line("DigestValue", content.digestValue());
        for (PartForm part : content.partsInfo()) {
            within("PartInfo", () -> {
                line("Identifier", part.identifier());
                line("ContentType", part.contentType());
                line("Size", part.size());
                line("DigestMethod", part.digestMethod());
                line("DigestValue", part.digestValue());
                optionalLine("StoredAs", part.storedAs());
            });
        }
    }

    private void extensions(EvidenceForm form, String jws) throws XMLStreamException {
        if (form.extensions() != null) {
            for (EvidenceForm.ExtensionForm extension : form.extensions()) {
                extension(extension.identifier(), extension.isCritical(), extension.values());
            }
        }
        extension(SEALED, false, Map.of("jws", jws));
    }

    private void extension(String identifier, boolean critical, Map<String, String> values) throws XMLStreamException {
        xml.writeStartElement("Extension");
        xml.writeAttribute("identifier", identifier);
        xml.writeAttribute("isCritical", Boolean.toString(critical));
        for (Map.Entry<String, String> value : values.entrySet()) {
            xml.writeStartElement("Value");
            xml.writeAttribute("name", value.getKey());
            xml.writeCharacters(readable(value.getValue()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void within(String name, Inside inside) throws XMLStreamException {
        xml.writeStartElement(name);
        inside.write();
        xml.writeEndElement();
    }

    private void lines(String name, Iterable<String> values) throws XMLStreamException {
        for (String value : values) {
            line(name, value);
        }
    }

    private void optionalLine(String name, @Nullable Object value) throws XMLStreamException {
        if (value != null) {
            line(name, value);
        }
    }

    private void line(String name, Object value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(readable(value.toString()));
        xml.writeEndElement();
    }

    private static String readable(String value) {
        return NOT_XML.matcher(value).replaceAll("\uFFFD");
    }
}
