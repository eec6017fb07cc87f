package org.eaddress.hub.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import org.eaddress.hub.notification.Certificates;
import org.eaddress.preview.Person;
import org.eaddress.preview.Preview;
import org.eaddress.preview.SampleAddresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The page on which people say where they want to be told.
@SpringBootTest(
        classes = Preview.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"hub.data=target/preview", "hub.keys.password=none"})
class SettingsPageTest {
    private static final String WAITING = "/settings/addresses/" + SampleAddresses.WAITING;

    @LocalServerPort
    int port;

    @Autowired
    Certificates certificates;

    private Person anna;

    @BeforeEach
    void signIn() {
        anna = Person.signedIn(port, "anna");
    }

    @AfterEach
    void leave() {
        anna.close();
    }

    private String afterPosting(String address, String fields) {
        return anna.post(address, anna.get("/settings").body(), fields).body();
    }

    @Test
    void itShowsTheAddressesAndWhichIsNotConfirmed() {
        assertThat(anna.get("/settings").body())
                .contains("<title>Iestatījumi – e-adrese</title>", "Anna Ozola", "anna@mail.example")
                .contains("Rakstām šurp", "Vēl nav apstiprināta", "Kods no sešiem cipariem")
                .contains("&lt;b&gt;ozola@mail.example")
                .doesNotContain("<b>ozola", "neviens nepaziņo");
        assertThat(anna.get("/settings?lang=en").body()).contains("We write here", "Save the statement");
    }

    @Test
    void whoGaveNoAddressIsToldWhatThatMeans() {
        try (Person uldis = Person.signedIn(port, "uldis")) {
            assertThat(uldis.get("/settings").body())
                    .contains("Jums neviens nepaziņo")
                    .doesNotContain("anna@mail.example");
        }
    }

    @Test
    void eachWishIsAnswered() {
        assertThat(afterPosting("/settings/addresses", "kind=EMAIL&address=a%40b.example&language=LV"))
                .contains("Uz turieni nosūtījām kodu")
                .doesNotContain("/data/notices");
        assertThat(afterPosting(WAITING + "/verification", "code=" + SampleAddresses.CODE))
                .contains("Adrese ir apstiprināta");
        assertThat(afterPosting(WAITING + "/verification", "code=1")).contains("Kods nav pareizs");
        assertThat(afterPosting(WAITING + "/code", "x=1")).contains("mēģiniet pēc stundas");
        assertThat(afterPosting(WAITING + "/language", "language=EN")).contains("Valoda ir mainīta");
        assertThat(afterPosting(WAITING + "/removal", "x=1")).contains("Adrese ir noņemta");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-11-20&to=2026-11-19, Otrā diena ir pirms pirmās, 2026-11-20",
        "from=&to=, norādiet abas dienas, ''",
        "from=2026-11-20, norādiet abas dienas, 2026-11-20",
        "from=yesterday&to=2026-11-19, norādiet abas dienas, yesterday",
        "from=2026-02-30&to=2026-11-19, norādiet abas dienas, 2026-02-30",
        "from=0001-01-01&to=9999-12-31, norādiet abas dienas, 9999-12-31",
        "from=%2B999999999-01-01&to=2026-11-19, norādiet abas dienas, 2026-11-19",
        "from=2000-01-01&to=2026-11-19, vairāk nekā vienpadsmit gadu, 2000-01-01",
        "from=2026-11-01&to=2026-11-02, tik daudz ziņojumu, 2026-11-02"
    })
    void daysThatDoNotFitLeadBackToTheFormWithThem(String fields, String sentence, String kept) {
        when(certificates.seal(any(), any(), any())).thenReturn(new Certificates.Answer.TooMany());

        String page = afterPosting("/settings/undelivered", fields);

        assertThat(page).contains("<title>Iestatījumi – e-adrese</title>", "role=\"alert\"", sentence);
        assertThat(page).contains("type=\"date\" required value=\"" + kept + "\"");
    }

    @Test
    void anAddressThatIsNoneIsPutBackToBeCorrected() {
        assertThat(afterPosting("/settings/addresses", "kind=EMAIL&language=LV&address=anna%40mail"))
                .contains("Uz šādu adresi nevaram rakstīt", "value=\"anna@mail\"");
        assertThat(anna.get("/settings").body()).doesNotContain("value=\"anna@mail\"");
    }

    @Test
    void whatIsNoWishIsRefused() {
        String page = anna.get("/settings").body();
        assertThat(anna.post("/settings/addresses", page, "kind=PIGEON&address=a&language=LV")
                        .statusCode())
                .isEqualTo(404);
        assertThat(anna.post("/settings/addresses/nonsense/removal", page, "x=1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(anna.get("/settings?said=%3Cscript%3E").body()).doesNotContain("<script>");
        assertThat(anna.post("/settings/addresses", "", "kind=EMAIL&address=a%40b.example&language=LV")
                        .body())
                .doesNotContain("nosūtījām");
    }
}
