package org.eaddress.client.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/// The platform's own canonicalisation, which is not ours, writes the same.
class ExclusiveFormTest {
    static List<String> documents() {
        return List.of(
                "<a/>",
                "<a b='1' a=\"2\">x &amp; &lt; &gt; \" ' &#13; é</a>",
                "<a x=\"&quot;'&lt;>&#9;&#10;&#13;\"/>",
                "<p:a xmlns:p='urn:p' xmlns:unused='urn:u'><p:b/><q:c xmlns:q='urn:q' q:z='1' p:y='2' x='3'/></p:a>",
                "<a xmlns='urn:a'><b xmlns=''><c/></b><d/></a>",
                "<p:a xmlns:p='urn:1'><p:a xmlns:p='urn:2'><p:b xmlns:p='urn:1'/></p:a></p:a>",
                "<a xml:lang='lv' xmlns:b='urn:b'><b:c/><b:c/></a>",
                "<a>\n  <b>\r\n</b>\t</a>");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void ourFormIsThePlatforms(String xml) throws Exception {
        assertThat(new String(ExclusiveForm.of(parsed(xml)), UTF_8)).isEqualTo(byThePlatform(xml));
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)))
                .getDocumentElement();
    }

    private static String byThePlatform(String xml) throws Exception {
        var form = TransformService.getInstance(ExclusiveForm.ALGORITHM, "DOM");
        form.init((TransformParameterSpec) null);
        var written = (OctetStreamData)
                form.transform(new OctetStreamData(new ByteArrayInputStream(xml.getBytes(UTF_8))), null);
        return new String(written.getOctetStream().readAllBytes(), UTF_8);
    }
}
