package org.eaddress.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ProofContainerTest {
    private static final List<ContainerFile> FILES = List.of(
            ContainerFile.of("Lēmums par būvatļauju (2).pdf", "application/pdf", bytes("the permit")),
            ContainerFile.of("evidence-01-SubmissionAcceptance.jws", "application/jose", bytes("a.b.c")));
    private static Authority authority;
    private static ContainerSeal seal;

    @BeforeAll
    static void certify() throws Exception {
        authority = new Authority();
        seal = authority.seal("EC", "SHA256withECDSA");
    }

    @ParameterizedTest
    @CsvSource({"EC,SHA256withECDSA", "EC,SHA256withECDSAinP1363Format", "EC,SHA384withECDSA", "RSA,SHA256withRSA"})
    void aStrangersToolFindsTheContainerGood(String key, String signature) throws Exception {
        ContainerSeal own = authority.seal(key, signature);
        byte[] container = written(ProofContainer.stamped(own, authority.timeStamps()), FILES);

        SimpleReport report = report(container);

        assertThat(report.getSignaturesCount()).isOne();
        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(report.getFirstSignatureId())).isEqualTo(SignatureLevel.XAdES_BASELINE_T);
        assertThat(report.getContainerType().name()).isEqualTo("ASiC_E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#1.pdf",
                "a#b.pdf",
                "100%.pdf",
                "%23.pdf",
                "a+b c.pdf",
                "a;b&c=d,e@f.pdf",
                "[x]{y}^~`.pdf",
                "it's!$().pdf",
                "ĀČ–🦊.pdf"
            })
    void namesThatAddressesReserveAreSpeltSoThatAStrangersToolFindsTheirFiles(String wanted) throws Exception {
        String name = new FileNames().unique(wanted);
        List<ContainerFile> files = List.of(
                ContainerFile.of("proof.pdf", "application/pdf", bytes("a page")),
                ContainerFile.of(name, "application/pdf", bytes("the permit")));
        byte[] container = written(ProofContainer.sealed(seal), files);

        SimpleReport report = report(container);
        SimpleReport changed = report(with(container, name, bytes("another permit")));

        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(changed.getSubIndication(changed.getFirstSignatureId())).isEqualTo(SubIndication.HASH_FAILURE);
        assertThat(references(container)).contains(name);
    }

    @Test
    void withoutAnAuthorityItIsSealedOnly() throws Exception {
        SimpleReport report = report(written(ProofContainer.sealed(seal), FILES));

        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(report.getFirstSignatureId())).isEqualTo(SignatureLevel.XAdES_BASELINE_B);
    }

    @Test
    void aChangedFileIsFound() throws Exception {
        byte[] container = written(ProofContainer.stamped(seal, authority.timeStamps()), FILES);

        SimpleReport report = report(with(container, FILES.getFirst().name(), bytes("another permit")));

        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.getSubIndication(report.getFirstSignatureId())).isEqualTo(SubIndication.HASH_FAILURE);
    }

    @Test
    void aSealOfAStrangerIsNotTrusted() throws Exception {
        ContainerSeal stranger = new Authority().seal("EC", "SHA256withECDSA");

        SimpleReport report = report(written(ProofContainer.sealed(stranger), FILES));

        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.INDETERMINATE);
    }

    @Test
    void theMediaTypeStandsFirstAndNotCompressed() throws Exception {
        byte[] container = written(ProofContainer.sealed(seal), FILES);

        assertThat(new String(container, 30, 8 + ProofContainer.MEDIA_TYPE.length(), StandardCharsets.US_ASCII))
                .isEqualTo("mimetype" + ProofContainer.MEDIA_TYPE);
        assertThat(names(container))
                .containsExactly(
                        "mimetype",
                        FILES.getFirst().name(),
                        FILES.getLast().name(),
                        "META-INF/manifest.xml",
                        "META-INF/signatures0.xml");
    }

    @Test
    void bytesThatAreNotWhatTheyWereVoidTheContainer() {
        ContainerFile damaged = new ContainerFile(
                "a.txt", "text/plain", FILES.getFirst().sha256(), () -> new ByteArrayInputStream(bytes("damaged")));

        assertThatThrownBy(() -> ProofContainer.sealed(seal).write(List.of(damaged), OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anAuthorityThatDoesNotAnswerIsAnOutage() {
        ProofContainer containers = ProofContainer.stamped(seal, _ -> {
            throw new IOException("no answer");
        });

        assertThatThrownBy(() -> containers.write(FILES, OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessage("no answer");
    }

    /// As our verifiers read them.
    private static List<String> references(byte[] container) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container))) {
            ZipEntry entry = zip.getNextEntry();
            while (!entry.getName().equals("META-INF/signatures0.xml")) {
                entry = zip.getNextEntry();
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            NodeList found = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(zip.readAllBytes()))
                    .getElementsByTagNameNS("*", "Reference");
            return IntStream.range(0, found.getLength())
                    .mapToObj(found::item)
                    .map(reference -> ((Element) reference).getAttribute("URI").replace("+", "%2B"))
                    .map(uri -> URLDecoder.decode(uri, StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private static SimpleReport report(byte[] container) throws IOException {
        return new SignatureTool(authority)
                .open(new InMemoryDocument(container, "proof.asice"))
                .getSimpleReport();
    }

    private static byte[] written(ProofContainer containers, List<ContainerFile> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        containers.write(files, out);
        return out.toByteArray();
    }

    private static List<String> names(byte[] container) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static byte[] with(byte[] container, String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container));
                ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                copy.write(entry.getName().equals(name) ? bytes : zip.readAllBytes());
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
