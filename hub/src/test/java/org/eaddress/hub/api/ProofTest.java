package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The portable proof: who gets it, what is in it, what its page says.
@ExtendWith(HubExtension.class)
class ProofTest {
    private final TestHub hub;
    private final Party council;

    ProofTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    @Test
    void theSenderGetsAllEventsTheMessageAndItsDocuments() throws IOException {
        Party one = hub.newPerson();
        Letter letter = received(one, hub.newPerson());
        one.confirm(letter).expect(200);

        Answer answer = council.proof(letter, "").expect(200);
        Map<String, byte[]> proof = opened(answer);

        assertThat(answer.mediaType()).isEqualTo("application/vnd.etsi.asic-e+zip");
        assertThat(events(proof))
                .containsExactly(
                        "01-SubmissionAcceptance",
                        "02-ContentConsignment",
                        "03-ContentConsignment",
                        "04-ContentHandover");
        assertThat(Enclosure.digest(proof.get("message.json"))).isEqualTo(letter.digest());
        assertThat(proof.get("Atļauja.pdf")).isEqualTo(letter.document().bytes());
        assertThat(proof).containsKeys("proof.pdf", "META-INF/signatures0.xml", "META-INF/manifest.xml");
    }

    @Test
    void aRecipientGetsWhatRefersToItselfAndTheMessageAsItSeesIt() throws IOException {
        Party one = hub.newPerson();
        Party two = hub.newPerson();
        Letter letter = received(one, two);

        Map<String, byte[]> proof = opened(one.proof(letter, "?language=en").expect(200));

        assertThat(events(proof)).containsExactly("01-ContentConsignment");
        assertThat(Enclosure.digest(proof.get("message.json"))).isEqualTo(letter.digestFor(one.eAddress()));
        assertThat(text(proof.get("proof.pdf"))).doesNotContain(two.eAddress());
    }

    @Test
    void whoWantsDigestsOnlyGetsNothingOfTheContent() throws IOException {
        Party reader = hub.newPerson();
        Letter letter = received(reader);

        Map<String, byte[]> proof =
                opened(reader.proof(letter, "?documents=digests").expect(200));

        assertThat(proof.keySet())
                .filteredOn(name -> !name.endsWith(".ers")) // the journal seals when it will
                .containsExactly(
                        "mimetype",
                        "proof.pdf",
                        "evidence-01-ContentConsignment.jws",
                        "META-INF/manifest.xml",
                        "META-INF/signatures0.xml");
        assertThat(text(proof.get("proof.pdf")))
                .contains(letter.document().sha256())
                .doesNotContain(letter.subject());
    }

    @Test
    void thePageSaysInWordsWhatIsProvenAndWhatNot() throws IOException {
        Party reader = hub.newPerson();
        Letter letter = received(reader);

        String latvian = text(opened(reader.proof(letter, "").expect(200)).get("proof.pdf"));
        reader.confirm(letter).expect(200);
        String english =
                text(opened(reader.proof(letter, "?language=en").expect(200)).get("proof.pdf"));

        assertThat(latvian)
                .contains("Ziņojums ir nonācis adresāta pastkastē.", "Ka adresāts ziņojumu ir atvēris.")
                .contains(letter.id().toString(), "Atļauja.pdf", letter.subject());
        assertThat(english)
                .contains("The message was handed over to the recipient.", "read and understood")
                .doesNotContain("That the recipient opened the message.");
    }

    @Test
    void onceTheJournalHasSealedItTheProofHoldsItsRecord() throws IOException {
        Party reader = hub.newPerson();
        Letter letter = received(reader);
        String piece =
                reader.evidence(letter).list("evidence").getFirst().get("id").asString();
        String record = letter.path() + "/evidence/" + piece + "/record";
        await().atMost(Duration.ofSeconds(30)).until(() -> reader.get(record).status() == 200);

        Map<String, byte[]> proof = new HashMap<>();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> { // its time-stamp may be renewed meanwhile
                            proof.putAll(
                                    opened(reader.proof(letter, "?language=en").expect(200)));
                            assertThat(proof.get("evidence-01-ContentConsignment.ers"))
                                    .isEqualTo(reader.get(record).bytes());
                        });
        assertThat(text(proof.get("proof.pdf")))
                .contains("The events are in a journal", "This file has a time-stamp")
                .doesNotContain("the journal has not sealed all of them");
        assertThat(new String(proof.get("META-INF/signatures0.xml"), StandardCharsets.UTF_8))
                .contains("EncapsulatedTimeStamp");
    }

    @Test
    void aDocumentCannotPassForEvidenceNorForThePage() throws IOException {
        Party reader = hub.newPerson();
        Enclosure page = Enclosure.pdf("proof.pdf", "not the page " + TestHub.newId());
        Enclosure event = Enclosure.pdf("Evidence-09-ContentHandover.jws", "no evidence " + TestHub.newId());
        Enclosure list = Enclosure.pdf("revocation-01.crl", "no list " + TestHub.newId());
        Letter letter = council.send(Letter.between(council, reader).with(page, event, list));
        reader.waitFor(letter);

        Map<String, byte[]> proof = opened(reader.proof(letter, "").expect(200));

        assertThat(events(proof)).containsExactly("01-ContentConsignment");
        assertThat(proof.get("proof (2).pdf")).isEqualTo(page.bytes());
        assertThat(proof.get("_Evidence-09-ContentHandover.jws")).isEqualTo(event.bytes());
        assertThat(proof.get("_revocation-01.crl")).isEqualTo(list.bytes());
    }

    @Test
    void nobodyElseLearnsThatTheMessageExists() {
        Party reader = hub.newPerson();
        Letter letter = received(reader);
        Letter unsent = Letter.between(council, reader);
        council.submit(unsent).expect(201);

        assertThat(hub.company().proof(letter, "").problem()).isEqualTo("404 unknown-message");
        assertThat(reader.proof(unsent, "").problem()).isEqualTo("404 unknown-message");
        assertThat(reader.proof(Letter.between(council, reader), "").problem()).isEqualTo("404 unknown-message");
    }

    @Test
    void otherLanguagesAndFormsAreRefused() {
        Letter letter = Letter.between(council, hub.anna());

        assertThat(council.proof(letter, "?language=de").problem()).isEqualTo("400 malformed-request");
        assertThat(council.proof(letter, "?documents=some").problem()).isEqualTo("400 malformed-request");
    }

    @Test
    void noProofStaysOnTheDisk() {
        Party reader = hub.newPerson();
        Letter letter = received(reader);

        reader.proof(letter, "").expect(200);

        Path folder = hub.folder().resolve("proofs");
        await().atMost(Duration.ofSeconds(30)).until(() -> isEmpty(folder)); // the caller has it before it is gone
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var left = Files.list(folder)) {
            return left.findAny().isEmpty();
        }
    }

    private Letter received(Party... recipients) {
        Letter letter = council.send(Letter.between(council, recipients));
        for (Party recipient : recipients) {
            recipient.waitFor(letter);
        }
        return letter;
    }

    private static Iterable<String> events(Map<String, byte[]> proof) {
        return proof.keySet().stream()
                .filter(name -> name.startsWith("evidence-") && name.endsWith(".jws"))
                .map(name -> name.replaceAll("^evidence-|\\.jws$", ""))
                .toList();
    }

    private static Map<String, byte[]> opened(Answer answer) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.bytes()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    /// Without line breaks and the gaps in digests.
    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            return text + text.replaceAll("(?<=[0-9a-f]{4}) (?=[0-9a-f]{4}\\b)", "");
        }
    }
}
