package org.eaddress.client.proof;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/// Exclusive canonical XML 1.0 without comments of an element, for what [StrictXml] lets in: elements, attributes,
/// text.
final class ExclusiveForm {
    static final String ALGORITHM = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    private final StringBuilder out = new StringBuilder();

    private ExclusiveForm() {}

    static byte[] of(Element apex) {
        var form = new ExclusiveForm();
        form.element(apex, Map.of("", ""));
        return form.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// @param outer the namespaces that the elements around it have written
    private void element(Element element, Map<String, String> outer) {
        var namespaces = new TreeMap<String, String>();
        var attributes = new TreeMap<String, Attr>(); // by namespace, then local name
        namespaces.put(text(element.getPrefix()), text(element.getNamespaceURI()));
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = (Attr) element.getAttributes().item(i);
            if (!XMLNS.equals(attribute.getNamespaceURI())) {
                attributes.put(text(attribute.getNamespaceURI()) + "\0" + attribute.getLocalName(), attribute);
                if (attribute.getPrefix() != null && !attribute.getPrefix().equals("xml")) {
                    namespaces.put(attribute.getPrefix(), text(attribute.getNamespaceURI()));
                }
            }
        }
        namespaces.entrySet().removeIf(each -> each.getValue().equals(outer.get(each.getKey())));
        out.append('<').append(element.getTagName());
        namespaces.forEach((prefix, uri) -> attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri));
        attributes.values().forEach(attribute -> attribute(attribute.getName(), attribute.getValue()));
        out.append('>');
        var inner = new HashMap<>(outer);
        inner.putAll(namespaces);
        content(element, inner);
        out.append("</").append(element.getTagName()).append('>');
    }

    private void content(Element element, Map<String, String> namespaces) {
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                element(child, namespaces);
            } else {
                out.append(text(node.getNodeValue())
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\r", "&#xD;"));
            }
        }
    }

    private void attribute(String name, String value) {
        out.append(' ')
                .append(name)
                .append("=\"")
                .append(value.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("\"", "&quot;")
                        .replace("\t", "&#x9;")
                        .replace("\n", "&#xA;")
                        .replace("\r", "&#xD;"))
                .append('"');
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
