package org.eaddress.hub.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eaddress.hub.inspection.InspectionSettings.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/// A document is what its content says, whatever it is called; and it is never expanded to find that out.
class DocumentInspectorTest {
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String ASIC_E = "application/vnd.etsi.asic-e+zip";
    private static final Path REAL = Path.of("../../shared/data/documents");

    private final DocumentInspector strict = inspector(Policy.REFUSE);
    private final DocumentInspector lenient = inspector(Policy.ALLOW);

    private static DocumentInspector inspector(Policy policy) {
        return new DocumentInspector(new InspectionSettings(policy, policy, 100, DataSize.ofMegabytes(10)));
    }

    private Optional<Objection> objection(byte[] document, String declared) {
        return strict.objection(strict.look(Excerpt.of(document)), declared);
    }

    private static byte[] real(String name) throws IOException {
        assumeThat(REAL.resolve(name)).exists();
        return Files.readAllBytes(REAL.resolve(name));
    }

    private static byte[] zip(String... files) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String file : files) {
                String[] nameAndContent = file.split("=", 2);
                out.putNextEntry(new ZipEntry(nameAndContent[0]));
                out.write(nameAndContent[1].getBytes(UTF_8));
            }
        }
        return zip.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "pdf/a4-21pages.pdf, application/pdf",
        "pdf/pdf-version-17.pdf, application/pdf",
        "pdf/a4-left-margin-20mm_v17.pdf, application/pdf",
        "asic/edoc2_lv-eId_sha256.edoc, application/vnd.etsi.asic-e+zip",
        "asic/valid_prod_bdoc_eid.bdoc, application/vnd.etsi.asic-e+zip",
        "asic/filename_mismatch_second_signature.asice, application/vnd.etsi.asic-e+zip",
        "asic/1xTST-text-data-file.asics, application/vnd.etsi.asic-s+zip"
    })
    void aRealDocumentIsWhatItIs(String name, String type) throws IOException {
        assertThat(objection(real(name), type)).isEmpty();
        assertThat(objection(real(name), "text/plain")).contains(Objection.OTHER_MEDIA_TYPE);
    }

    @ParameterizedTest
    @CsvSource({
        "pdf/corrupt.pdf, application/pdf, ARCHIVE",
        "pdf/encrypted-with-password.pdf, application/pdf, ENCRYPTED",
        "asic/notABDoc.bdoc, application/vnd.etsi.asic-e+zip, ARCHIVE"
    })
    void aRealDocumentThatIsSomethingElseIsRefused(String name, String type, Objection why) throws IOException {
        assertThat(objection(real(name), type)).contains(why);
    }

    /// Its bombs lie in archives within. What is deeper than its own directory is for the scanner, whose limits
    /// hold.
    @Test
    void aRealBombIsAContainerOfWhichNothingIsExpanded() throws IOException {
        assertThat(strict.look(Excerpt.of(real("asic/zip-bomb.asice")))).isEqualTo(Content.plain(ASIC_E));
    }

    @ParameterizedTest
    @CsvSource({"word/, wordprocessingml.document", "xl/, spreadsheetml.sheet", "ppt/, presentationml.presentation"})
    void anOfficeDocumentIsToldByItsFolder(String folder, String type) throws IOException {
        byte[] document = zip("[Content_Types].xml=<Types/>", folder + "main.xml=<x/>");
        assertThat(objection(document, OOXML + type)).isEmpty();
        assertThat(objection(document, ASIC_E)).contains(Objection.OTHER_MEDIA_TYPE);
    }

    @Test
    void anOpenDocumentIsToldByItsMediaTypeAndAnEncryptedOneByItsManifest() throws IOException {
        String type = "application/vnd.oasis.opendocument.text";
        assertThat(objection(zip("mimetype=" + type, "META-INF/manifest.xml=<m/>"), type))
                .isEmpty();
        byte[] encrypted = zip("mimetype=" + type, "META-INF/manifest.xml=<m><encryption-data/></m>");
        assertThat(objection(encrypted, type)).contains(Objection.ENCRYPTED);
        assertThat(lenient.objection(lenient.look(Excerpt.of(encrypted)), type)).isEmpty();
    }

    @Test
    void anEncryptedOfficeDocumentIsToldByThePackageInIt() {
        byte[] document = new byte[4096];
        System.arraycopy(ole(), 0, document, 0, 8);
        byte[] name = "EncryptedPackage".getBytes(UTF_16LE);
        System.arraycopy(name, 0, document, 1024, name.length);
        assertThat(objection(document, OOXML + "wordprocessingml.document")).contains(Objection.ENCRYPTED);
        assertThat(lenient.objection(lenient.look(Excerpt.of(document)), OOXML + "wordprocessingml.document"))
                .isEmpty();
    }

    private static byte[] ole() {
        return new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
    }

    @Test
    void anOlderWordDocumentIsOneAndAnEncryptedOneIsRefused() {
        byte[] document = new byte[2048];
        System.arraycopy(ole(), 0, document, 0, 8);
        document[512] = (byte) 0xec;
        document[513] = (byte) 0xa5;
        assertThat(objection(document, "application/msword")).isEmpty();
        assertThat(objection(document, "application/pdf")).contains(Objection.OTHER_MEDIA_TYPE);
        document[512 + 11] = 1;
        assertThat(objection(document, "application/msword")).contains(Objection.ENCRYPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>",
                "<?xml version='1.0'?><rsm:CrossIndustryInvoice xmlns:rsm='urn:un:unece:uncefact:data:standard:x:100'/>",
                "\ufeff<?xml version='1.0'?>\n<!-- note --><a/>",
                "<a><b/>"
            })
    void xmlIsToldByItsRoot(String document) {
        assertThat(objection(document.getBytes(UTF_8), "application/xml")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<html xmlns='http://www.w3.org/1999/xhtml'/>",
                "<html><script>alert(1)</script></html>",
                "<!DOCTYPE html><p>unclosed"
            })
    void whatABrowserWouldRunIsNoXmlDocument(String document) {
        assertThat(objection(document.getBytes(UTF_8), "application/xml")).contains(Objection.OTHER_MEDIA_TYPE);
    }

    @Test
    void aLetterIsTextInAnyAlphabetAndWhateverItsFirstWords() {
        for (String text :
                new String[] {"1", "From: the council\nSubject: a permit\n", "Ģērbonis, šķūņa", "a,b;c\n1,2;3"}) {
            assertThat(objection(text.getBytes(UTF_8), "text/plain")).as(text).isEmpty();
        }
        assertThat(objection("\ufeffā".getBytes(UTF_16LE), "text/plain")).isEmpty();
        assertThat(objection("k\u00e2p\u00e7".getBytes(ISO_8859_1), "text/plain"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html><body>", "<!DOCTYPE html>", "MZ\u0090\u0000\u0003", "\u007fELF\u0002\u0001\u0001\u0000"})
    void whatIsNoTextIsNotTaken(String document) {
        assertThat(objection(document.getBytes(ISO_8859_1), "text/plain")).contains(Objection.OTHER_MEDIA_TYPE);
    }

    @Test
    void archivesAreRefusedOrTakenAsThePolicySays() throws IOException {
        byte[] zip = zip("a.txt=a");
        byte[] sevenZip = {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4};
        byte[] rar = {'R', 'a', 'r', '!', 0x1a, 7, 1, 0};
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0};
        for (byte[] archive : new byte[][] {zip, sevenZip, rar, gzip}) {
            assertThat(objection(archive, "application/pdf")).contains(Objection.ARCHIVE);
        }
        assertThat(lenient.objection(lenient.look(Excerpt.of(zip)), "application/zip"))
                .isEmpty();
        assertThat(lenient.objection(lenient.look(Excerpt.of(zip)), "application/pdf"))
                .contains(Objection.OTHER_MEDIA_TYPE);
    }

    @Test
    void aContainerThatExpandsToTooMuchIsRefusedUnread() throws IOException {
        byte[] bomb = zip("mimetype=" + ASIC_E, "a.txt=" + " ".repeat(11 << 20));
        assertThat(bomb.length).isLessThan(50_000);
        assertThat(objection(bomb, ASIC_E)).contains(Objection.EXPANDS_TOO_MUCH);
        String[] many = new String[101];
        Arrays.setAll(many, number -> number + "=");
        assertThat(objection(zip(many), ASIC_E)).contains(Objection.EXPANDS_TOO_MUCH);
    }

    @Test
    void brokenContainersAndRandomBytesAreLookedAtWithoutHarm() throws IOException {
        byte[] whole = zip("mimetype=" + ASIC_E, "META-INF/manifest.xml=<m/>", "a.txt=a");
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] spoilt = Arrays.copyOf(whole, whole.length - (i % 5 == 0 ? random.nextInt(whole.length) : 0));
            for (int j = 0; j < 4 && spoilt.length > 0; j++) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            assertThat(strict.look(Excerpt.of(spoilt))).isNotNull();
        }
    }

    @Test
    void bothEndsOfALargeDocumentAreKeptAndNothingElse() throws IOException {
        for (int size : new int[] {1, 1000, Excerpt.WINDOW, Excerpt.WINDOW + 1, 2 * Excerpt.WINDOW - 1, 1_000_003}) {
            byte[] document = new byte[size];
            new Random(size).nextBytes(document);
            Excerpt excerpt = new Excerpt(10);
            try (InputStream in = excerpt.watching(new ByteArrayInputStream(document))) {
                for (byte[] some = in.readNBytes(7777); some.length > 0; some = in.readNBytes(7777)) {
                    assertThat(some.length).isPositive();
                }
            }
            int kept = Math.min(size, Excerpt.WINDOW);
            assertThat(excerpt.length()).isEqualTo(size);
            assertThat(excerpt.head()).isEqualTo(Arrays.copyOf(document, kept));
            assertThat(excerpt.tail()).isEqualTo(Arrays.copyOfRange(document, size - kept, size));
        }
    }

    @Test
    void anEncryptedPdfIsToldByItsTrailer() {
        String pdf = "%%PDF-1.7\n1 0 obj << /EncryptMetadata true >> endobj\ntrailer << /Root 1 0 R %s >>\n%%%%EOF";
        assertThat(objection(pdf.formatted("").getBytes(US_ASCII), "application/pdf"))
                .isEmpty();
        assertThat(objection(pdf.formatted("/Encrypt 5 0 R").getBytes(US_ASCII), "application/pdf"))
                .contains(Objection.ENCRYPTED);
    }
}
