package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A signatory names the people of her organisation, each with what she may do, in the portal of a whole hub.
@ExtendWith(HubExtension.class)
class RolesTest {
    private static final String HERE = "/settings/people";
    private static final Pattern REMOVAL = Pattern.compile("/settings/people/([0-9a-f-]{36})/removal");
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final TestHub hub;
    private EAddress company;
    private Party signatory;
    private Party ilze;
    private Visitor signatorys;
    private Visitor ilzes;

    RolesTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void signIn() {
        company = newNumber();
        hub.bean(Directory.class).enrol(new Account(company, "SIA Egle", Account.Kind.COMPANY, Account.Status.ACTIVE));
        signatory = hub.newPerson("Sarmīte Sīle");
        ilze = hub.newPerson("Ilze Ozola");
        represents("insert into representative (person, organisation) values (:person, :organisation)");
        signatorys = Visitor.signedIn(hub, signatory.personalCode());
        ilzes = Visitor.signedIn(hub, ilze.personalCode());
        Entrusting.choose(signatorys, company.value());
    }

    @AfterEach
    void leave() {
        signatorys.close();
        ilzes.close();
    }

    /// The next number with a right check digit.
    private static EAddress newNumber() {
        return Stream.generate(() -> "_DEFAULT@50%09d".formatted(NUMBERS.incrementAndGet()))
                .flatMap(number -> EAddress.parse(number).stream())
                .findFirst()
                .orElseThrow();
    }

    private void represents(String sql) {
        hub.bean(JdbcClient.class)
                .sql(sql)
                .param("person", signatory.eAddress())
                .param("organisation", company.value())
                .update();
    }

    private static HttpResponse<String> name(Visitor by, String person, String role) {
        HttpResponse<String> page = by.open(HERE);
        return by.press(
                HERE,
                page,
                "person=%s&role=%s&account=%s".formatted(person, role, Visitor.hidden(page.body(), "account")));
    }

    /// Ilze has this role, and acts for the company.
    private void ilzeIs(String role) {
        String code = Entrusting.code(name(signatorys, ilze.personalCode(), role));
        Entrusting.accept(ilzes, code);
        assertThat(Entrusting.choose(ilzes, company.value()).body()).contains("SIA Egle (Ilze Ozola)");
    }

    /// The id of the one who was named last.
    private static String id(HttpResponse<String> people) {
        Matcher removal = REMOVAL.matcher(people.body());
        assertThat(removal.find()).as(people.body()).isTrue();
        return removal.group(1);
    }

    private static HttpResponse<String> press(Visitor by, String id, String act, String fields) {
        return by.press("%s/%s/%s".formatted(HERE, id, act), by.open(HERE), fields);
    }

    @ParameterizedTest
    @CsvSource({
        "see,        /mail,              200",
        "see,        /sent,              200",
        "see,        /write,             404",
        "see,        /board,             404",
        "see,        /settings,          404",
        "see,        /settings/people,   404",
        "see,        /connections,       404",
        "send,       /write,             200",
        "send,       /board,             200",
        "send,       /board/batches,     200",
        "send,       /settings,          404",
        "send,       /settings/people,   404",
        "send,       /settings/delegations, 404",
        "send,       /connections,       404",
        "administer, /settings,          200",
        "administer, /settings/people,   200",
        "administer, /settings/delegations, 200",
        "administer, /connections,       200"
    })
    void eachRoleComesToItsPagesAndNoFurther(String role, String page, int status) {
        ilzeIs(role);

        assertThat(ilzes.open(page).statusCode()).isEqualTo(status);
        boolean isShown = ilzes.open("/mail").body().contains("href=\"%s\"".formatted(page));
        assertThat(isShown && status == 404).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"see, /write/person", "see, /settings/addresses", "send, /settings/people", "send, /connections"})
    void aFormThatIsNotHersDoesNothing(String role, String form) {
        ilzeIs(role);

        assertThat(ilzes.press(form, ilzes.open("/mailboxes"), "id=" + TestHub.newId() + "&person=x&role=administer")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReaderOpensTheOrganisationsMailAndCannotAnswerIt() {
        ilzeIs("see");
        Letter letter =
                hub.council().send(Letter.between(hub.council(), hub.newUnit()).to(company.value()));
        await().until(() -> ilzes.open("/mail").body().contains(letter.id().toString()));

        assertThat(ilzes.open("/mail/" + letter.id()).body())
                .contains(letter.subject(), "SIA Egle (Ilze Ozola)")
                .doesNotContain("/write");
    }

    @Test
    void whoIsNamedIsShownWithWhoNamedAndRemovedHer() {
        ilzeIs("send");
        HttpResponse<String> people = signatorys.open(HERE);
        assertThat(people.body()).contains("Sarmīte Sīle", "Ilze Ozola", "Named by Sarmīte Sīle");

        assertThat(press(signatorys, id(people), "removal", "").body()).contains("Ended by Sarmīte Sīle");
        assertThat(ilzes.open("/mail").uri().getPath()).isEqualTo("/mailboxes");
        assertThat(Entrusting.choose(ilzes, company.value()).statusCode()).isEqualTo(403);
    }

    @Test
    void aChangedRoleCountsAtTheNextClick() {
        ilzeIs("send");
        press(signatorys, id(signatorys.open(HERE)), "role", "role=see");

        assertThat(ilzes.open("/mail").statusCode()).isEqualTo(200);
        assertThat(ilzes.open("/write").statusCode()).isEqualTo(404);
    }

    @Test
    void theLastAdministratorIsNotLockedOut() {
        ilzeIs("administer");
        represents("delete from representative where person = :person and organisation = :organisation");
        String id = id(ilzes.open(HERE));

        assertThat(press(ilzes, id, "removal", "").body()).contains("This is the last administrator");
        assertThat(press(ilzes, id, "role", "role=see").body()).contains("This is the last administrator");
        Entrusting.choose(ilzes, "own");
        HttpResponse<String> givenUp = ilzes.press(
                "/settings/delegations/%s/rejection".formatted(id), ilzes.open("/settings/delegations"), "");
        assertThat(givenUp.body()).contains("You are the last administrator");
        Entrusting.choose(ilzes, company.value());
        assertThat(ilzes.open(HERE).statusCode()).isEqualTo(200);

        Party other = hub.newPerson("Otra Otrā");
        try (Visitor others = Visitor.signedIn(hub, other.personalCode())) {
            Entrusting.accept(others, Entrusting.code(name(ilzes, other.personalCode(), "administer")));
        }
        assertThat(press(ilzes, id, "removal", "").uri().getPath()).isEqualTo("/mailboxes");
    }

    @Test
    void theCodeIsForWhoWasNamedAloneAndWhileWhoNamedHerMay() {
        String code = Entrusting.code(name(signatorys, ilze.personalCode(), "send"));
        Party stranger = hub.newPerson("Sveša Svešā");
        try (Visitor strangers = Visitor.signedIn(hub, stranger.personalCode())) {
            assertThat(strangers
                            .press(
                                    "/settings/delegations/code",
                                    strangers.open("/settings/delegations"),
                                    "code=" + code)
                            .body())
                    .contains("There is no such code");
        }
        represents("delete from representative where person = :person and organisation = :organisation");
        assertThat(ilzes.press("/settings/delegations/code", ilzes.open("/settings/delegations"), "code=" + code)
                        .body())
                .contains("There is no such code");
    }

    @Test
    void anotherOrganisationsPeopleAreNotThere() {
        ilzeIs("send");
        String id = id(signatorys.open(HERE));
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL).forOrganisation()) {
            assertThat(rasma.open(HERE).body()).doesNotContain(id, "Ilze Ozola");
            for (String act : List.of("removal", "role")) {
                assertThat(press(rasma, id, act, "role=administer").statusCode())
                        .as(act)
                        .isEqualTo(404);
            }
        }
        assertThat(ilzes.open("/write").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "x,                      send,  no personal code",
        "_DEFAULT@90000000122,   send,  no personal code",
        "329999-00017,           god,   choose a role",
        "SIGNATORY,              see,   already"
    })
    void aBadNamingIsRefusedInWords(String person, String role, String words) {
        HttpResponse<String> answer = name(signatorys, person.replace("SIGNATORY", signatory.personalCode()), role);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(words).doesNotContain("The code is");
    }
}
