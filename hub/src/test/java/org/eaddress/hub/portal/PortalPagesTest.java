package org.eaddress.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaddress.preview.Person;
import org.eaddress.preview.Preview;
import org.eaddress.preview.Troubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = Preview.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"hub.data=target/preview", "hub.keys.password=none"})
class PortalPagesTest {
    @LocalServerPort
    int port;

    @Test
    void aStrangerIsGreetedAndCanDoOneThing() {
        String page = somebody().get("/").body();
        assertThat(page).contains("<html lang=\"lv\">", "Jūsu oficiālais pasts", "<a class=\"action\" href=\"/mail\">");
        assertThat(page).doesNotContain("<nav", "<form", "band");
    }

    @Test
    void whoeverIsSignedInComesToTheMail() {
        assertThat(anna().get("/").uri()).hasPath("/mail");
    }

    @Test
    void theChosenLanguageIsRemembered() {
        try (Person person = somebody()) {
            assertThat(person.get("/accessibility?lang=en").body()).contains("<html lang=\"en\">", "What is done");
            assertThat(person.get("/").body()).contains("<html lang=\"en\">", "Your official mail");
            assertThat(person.get("/?lang=lv").body()).contains("<html lang=\"lv\">");
        }
    }

    @Test
    void theOtherLanguageShowsTheSamePage() {
        assertThat(somebody().get("/accessibility?a=1&lang=lv&b=%22").body())
                .contains("href=\"?a=1&amp;b=%22&amp;lang=en\" lang=\"en\"");
    }

    @Test
    void anUnknownLanguageChangesNothing() {
        try (Person person = somebody()) {
            assertThat(person.get("/?lang=xx").body()).contains("<html lang=\"lv\">");
            assertThat(person.get("/", "Cookie", "lang=%22<>").body()).contains("<html lang=\"lv\">");
            assertThat(person.get("/", "Accept-Language", "en").body()).contains("<html lang=\"lv\">");
        }
    }

    @Test
    void anybodyGetsTheOfflineVerifierWithItsOwnPolicy() {
        var answer = somebody().get("/verify");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("id=\"evidence\"", "default-src 'none'");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'sha256-")
                .endsWith("frame-ancestors 'none'");
    }

    @Test
    void theDemonstrationSaysSoOnlyWhereItIsOne() {
        assertThat(somebody().get("/").body()).doesNotContain("demonstrācija");
    }

    @Test
    void aMissingPageSaysWhatToDo() {
        var answer = anna().get("/nowhere");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Šādas lapas nav", "Uz pastu", "/portal/portal-");
    }

    @Test
    void aMistakeShowsNothingOfItsInside(CapturedOutput log) {
        var answer = anna().get("/trouble?lang=en");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("We made a mistake", "nothing is lost")
                .doesNotContain(Troubles.WORDS, "Exception");
        assertThat(log.getAll()).contains("A page failed").doesNotContain(Troubles.WORDS);
    }

    @Test
    void aPersonWithoutEAddressIsToldThatNothingWasMissed() {
        assertThat(somebody().get("/no-e-address").body()).contains("Jums vēl nav e-adreses", "nekas nav nokavēts");
    }

    @Test
    void whoseSessionEndedIsToldThatNothingWasSaved() {
        assertThat(somebody().get("/session-ended").body()).contains("sesija ir beigusies", "netika saglabāts");
    }

    @Test
    void anErrorLeavesTheNameOfTheMailboxInSight() {
        assertThat(anna().get("/nowhere").body()).contains("<bdi>Anna Ozola</bdi>");
        assertThat(somebody().get("/session-ended").body()).doesNotContain("<bdi>");
    }

    @Test
    void stylesAndLibrariesAreThereAndKept() {
        String page = somebody().get("/").body();
        Matcher styles =
                Pattern.compile("href=\"(/portal/portal-[0-9a-f]{32}\\.css)\"").matcher(page);
        assertThat(styles.find()).isTrue();
        var css = somebody().get(styles.group(1));
        assertThat(css.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        Pattern.compile("url\\(\"([^\"]+)\"\\)")
                .matcher(css.body())
                .results()
                .map(font -> somebody().head(font.group(1)))
                .forEach(font -> assertThat(font.statusCode()).isEqualTo(200));
    }

    @Test
    void theScriptOfTheReaderFindsItsViewer() {
        String script = somebody().get("/portal/reader.js").body();
        Matcher viewer = Pattern.compile("VIEWER = \"([^\"]+)\"").matcher(script);
        assertThat(viewer.find()).isTrue();
        assertThat(somebody().get(viewer.group(1)).body()).contains("viewer.mjs");
    }

    private Person somebody() {
        return Person.somebody(port);
    }

    private Person anna() {
        return Person.signedIn(port, "anna");
    }
}
