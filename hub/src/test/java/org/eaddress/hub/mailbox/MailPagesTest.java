package org.eaddress.hub.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.eaddress.preview.Person;
import org.eaddress.preview.Preview;
import org.eaddress.preview.SampleLetters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = Preview.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"hub.data=target/preview", "hub.keys.password=none"})
class MailPagesTest {
    private static final String PERMIT = "/mail/" + SampleLetters.PERMIT;
    private static final String TAXES = "/mail/" + SampleLetters.TAXES;
    private static final String HOSTILE = "/mail/" + SampleLetters.HOSTILE;

    @LocalServerPort
    int port;

    @Autowired
    SampleLetters letters;

    private Person anna;

    @BeforeEach
    void signIn() {
        letters.asTheyCame();
        anna = Person.signedIn(port, "anna");
    }

    @AfterEach
    void leave() {
        anna.close();
    }

    @Test
    void whatWasNotOpenedIsMarkedInWordsToo() {
        String page = anna.get("/mail").body();
        assertThat(page).contains("Pastkaste:", "Anna Ozola", "sūtītājs to uzzina");
        assertThat(page).containsPattern("class=\"unread\"[^>]*>\\s*<span class=\"unseen\">Neatvērts.</span>");
        assertThat(page.split("class=\"unread\"")).hasSize(1 + SampleLetters.UNOPENED);
    }

    @Test
    void whatWasNotScannedForMalwareSaysSo() {
        assertThat(anna.get(TAXES).body()).contains("nav pārbaudīti pret ļaunatūru");
        assertThat(anna.get(PERMIT).body()).doesNotContain("nav pārbaudīti pret ļaunatūru");
    }

    @Test
    void whoCouldReadEvidenceOfItIsSaidWithTheReason() {
        assertThat(anna.get(TAXES).body())
                .contains("Pierādījumi atvērti revidentam", "To uzdeva: Valsts kontrole.", "2026. gada revīzija");
        assertThat(anna.get(PERMIT).body()).doesNotContain("revidentam");
    }

    @Test
    void whatWasOpenedIsNotMarkedAnyMore() {
        anna.get(PERMIT);
        assertThat(anna.get("/mail").body().split("class=\"unread\"")).hasSize(SampleLetters.UNOPENED);
    }

    @Test
    void olderMessagesAreOnTheNextPage() {
        assertThat(anna.get("/mail").body())
                .contains("/mail?before=" + SampleLetters.LAST_OF_PAGE)
                .doesNotContain(SampleLetters.OLDEST.toString());
        assertThat(anna.get("/mail?before=" + SampleLetters.LAST_OF_PAGE).body())
                .contains(SampleLetters.OLDEST.toString(), "Uz jaunākajiem");
    }

    @Test
    void anEmptyMailboxSaysSoKindly() {
        try (Person uldis = Person.signedIn(port, "uldis")) {
            String page = uldis.get("/mail").body();
            assertThat(page)
                    .contains("Jūsu pastkaste ir tukša", "nekas nav jādara")
                    .doesNotContain("uzzina");
        }
    }

    @Test
    void aMessageShowsItsTextItsDocumentsAndWhatHappened() {
        String page = anna.get(PERMIT).body();
        assertThat(page)
                .contains("<title>Lēmums par Jūsu būvatļauju – e-adrese</title>")
                .contains("2026. gada 20. novembrī", "Nr. BV-2026/1187")
                .contains("Liepu ielā 12", "buvatlauja.pdf", "1,2 MB")
                .contains(PERMIT + "/documents/0/read#document-0", PERMIT + "/documents/1/save")
                .contains("Nonāca Jūsu pastkastē", "plkst. 14:03", "Sūtītājs to var redzēt.")
                .doesNotContain("/documents/1/read", "<script");
    }

    @Test
    void aMessageTellsWhenItCountsAsNotifiedAndHowThatWasCounted() {
        assertThat(anna.get(PERMIT).body())
                .contains("ziņojums uzskatāms par paziņotu otrdien, 2026. gada 24. novembrī.")
                .contains("<summary>Kā tas aprēķināts</summary>")
                .contains("sestdiena, 2026. gada 21. novembris", "neskaitās (nedēļas nogale)")
                .contains("skaitās, 2. diena (darba diena)")
                .doesNotContain("vēl nav zināmas");
        assertThat(anna.get("/mail/" + SampleLetters.OLDEST).body()).contains("kļuva uzskatāms par paziņotu");
    }

    @Test
    void withoutScriptTheDocumentIsFramedAsItIs() {
        String page = anna.get(PERMIT + "/documents/0/read").body();
        assertThat(page)
                .contains("<iframe src=\"" + PERMIT + "/documents/0\" title=\"Dokuments: buvatlauja.pdf\">")
                .contains("data-document=\"" + PERMIT + "/documents/0\"", "Aizvērt");
    }

    @Test
    void aHostileSenderWritesNoMarkupAndTurnsNothingRound() {
        String pages = anna.get("/mail").body()
                + anna.get(HOSTILE).body()
                + anna.get(HOSTILE + "/documents/0/read").body();
        assertThat(pages)
                .contains("&lt;script&gt;alert", "&lt;i&gt;nosaukums&lt;/i&gt;fdp.exe.pdf", "&lt;img src=x")
                .doesNotContain("<script>alert", "<img", "<i>", "<b>", "\u202E");
    }

    @Test
    void aSubjectOfNothingStillGivesSomethingToPress() {
        assertThat(anna.get("/mail").body()).contains("Ziņojums bez temata");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Purpose, prefetch;prerender", "Purpose, prefetch", "X-Moz, prefetch", "X-Purpose, preview"})
    void aBrowserThatFetchesAheadOpensNothing(String header, String purpose) {
        assertThat(anna.get(TAXES, header, purpose).statusCode()).isEqualTo(503);
        assertThat(anna.get(TAXES + "/documents/0", header, purpose).statusCode())
                .isEqualTo(503);
        assertThat(anna.get(TAXES + "/documents/0/save", header, purpose).statusCode())
                .isEqualTo(503);
        assertThat(letters.isOpened(SampleLetters.TAXES)).isFalse();
    }

    @Test
    void askingForTheHeadOpensNothing() {
        for (String address : List.of(TAXES, TAXES + "/documents/0", TAXES + "/documents/0/save")) {
            assertThat(anna.head(address).statusCode()).as(address).isEqualTo(200);
        }
        assertThat(letters.isOpened(SampleLetters.TAXES)).isFalse();
    }

    @Test
    void whoeverTakesADocumentHasOpenedTheMessage() {
        anna.get(TAXES + "/documents/0/save");
        assertThat(letters.isOpened(SampleLetters.TAXES)).isTrue();
    }

    @Test
    void aPdfIsShownAndEverythingElseIsSaved() {
        assertThat(disposition(PERMIT + "/documents/0")).startsWith("inline;");
        assertThat(disposition(PERMIT + "/documents/0/save")).startsWith("attachment;");
        assertThat(disposition(PERMIT + "/documents/1")).startsWith("attachment;");
        assertThat(disposition(HOSTILE + "/documents/1")).startsWith("attachment;");
    }

    @Test
    void aDocumentIsInertAndStaysNowhere() {
        var headers = anna.get(PERMIT + "/documents/0").headers();
        assertThat(headers.firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store, private");
        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'");
    }

    @Test
    void whatIsOnlySavedIsSandboxedBesides() {
        assertThat(anna.get(HOSTILE + "/documents/1").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).endsWith("sandbox"));
    }

    @Test
    void aNameOfAnyLettersIsSavedAsItIs() {
        assertThat(disposition(HOSTILE + "/documents/1")).contains("filename*=UTF-8''rekins-%C4%BCotigar");
        assertThat(disposition(HOSTILE + "/documents/0")).doesNotContain("%E2%80%AE");
    }

    @Test
    void nobodyOpensWhatIsNotTheirs() {
        try (Person uldis = Person.signedIn(port, "uldis")) {
            assertThat(uldis.get(PERMIT).statusCode()).isEqualTo(404);
            assertThat(uldis.get(PERMIT + "/documents/0").statusCode()).isEqualTo(404);
            assertThat(uldis.get(PERMIT + "/evidence").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatIsNotThereIsAPageThatSaysSo() {
        assertThat(anna.get("/mail/" + UUID.randomUUID()).body()).contains("Šādas lapas nav");
        assertThat(anna.get(PERMIT + "/documents/7").statusCode()).isEqualTo(404);
        assertThat(anna.get(PERMIT + "/documents/1/read").statusCode()).isEqualTo(404);
        assertThat(anna.get("/mail/nonsense").body()).contains("Šādas lapas nav");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%2F", "a;b", "%2e%2e/mail", "%C3%28", "foo", "1/documents/x", "foo/evidence"})
    void anAddressThatCannotBeIsAPageThatSaysSo(String address) {
        var latvian = anna.get("/mail/" + address);
        anna.get("/mail?lang=en");
        var english = anna.get("/mail/" + address);

        assertThat(latvian.statusCode()).isEqualTo(404);
        assertThat(latvian.body()).contains("<html lang=\"lv\">", "Šādas lapas nav");
        assertThat(english.body()).contains("<html lang=\"en\">", "There is no such page");
    }

    @Test
    void theEvidenceIsAFile() {
        var file = anna.get(PERMIT + "/evidence");
        assertThat(disposition(PERMIT + "/evidence"))
                .isEqualTo("attachment; filename=\"evidence-" + SampleLetters.PERMIT + ".json\"");
        assertThat(file.body())
                .contains("\"message\":\"" + SampleLetters.PERMIT + "\"")
                .contains("\"event\":\"http://uri.etsi.org/19522/Event/ContentConsignment\"", "\"jws\":\"eyJ");
    }

    @Test
    void signingOutEndsIt() {
        String page = anna.get("/mail").body();
        assertThat(anna.post("/logout", page, "").uri()).hasPath("/");
        assertThat(anna.get("/mail").body()).doesNotContain("Anna Ozola</bdi>");
    }

    private String disposition(String address) {
        return anna.get(address).headers().firstValue("Content-Disposition").orElseThrow();
    }
}
