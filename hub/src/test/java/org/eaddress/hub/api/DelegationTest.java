package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaddress.hub.delegation.Delegations;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.lookup.LookUp;
import org.eaddress.hub.lookup.LookUps;
import org.eaddress.hub.lookup.Means;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A mother entrusts her mailbox, or some of it, to her daughter, in the portal of a whole hub.
@ExtendWith(HubExtension.class)
class DelegationTest {
    private static final Pattern CODE = Pattern.compile("The code is ([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})");
    private static final Pattern ACCEPTANCE = Pattern.compile("/settings/delegations/([0-9a-f-]{36})/acceptance");
    private static final String HERE = "/settings/delegations";
    private static final String COUNCIL = "_DEFAULT@90000000122";
    private static final String NEXT_YEAR = LocalDate.now().plusYears(1).toString();

    private final TestHub hub;
    private Party mother;
    private Party daughter;
    private Visitor mothers;
    private Visitor daughters;

    DelegationTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void signIn() {
        mother = hub.newPerson("Maija Māte");
        daughter = hub.newPerson("Dace Meita");
        mothers = Visitor.signedIn(hub, mother.personalCode());
        daughters = Visitor.signedIn(hub, daughter.personalCode());
    }

    @AfterEach
    void leave() {
        mothers.close();
        daughters.close();
    }

    private HttpResponse<String> offer(String fields) {
        return offer(mothers, fields);
    }

    private static HttpResponse<String> offer(Visitor visitor, String fields) {
        HttpResponse<String> page = visitor.open(HERE);
        return visitor.press(HERE, page, fields + "&account=" + Visitor.hidden(page.body(), "account"));
    }

    /// The code that the page shows.
    private String offered(String fields) {
        Matcher code = CODE.matcher(offer(fields).body());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private HttpResponse<String> enter(Visitor visitor, String code) {
        return visitor.press(HERE + "/code", visitor.open(HERE), "code=" + Visitor.encoded(code));
    }

    /// The id of the delegation that the daughter may accept.
    private static String claimed(HttpResponse<String> page) {
        Matcher acceptance = ACCEPTANCE.matcher(page.body());
        assertThat(acceptance.find()).as(page.body()).isTrue();
        return acceptance.group(1);
    }

    private HttpResponse<String> answer(Visitor visitor, String id, String what) {
        return visitor.press("%s/%s/%s".formatted(HERE, id, what), visitor.open("/mailboxes"), "");
    }

    private HttpResponse<String> choose(String account) {
        return daughters.press("/mailboxes", daughters.open("/mailboxes"), "account=" + account);
    }

    /// The daughter looks at what of the mother's mailbox was entrusted to her.
    private String entrusted(String fields) {
        String id = claimed(enter(daughters, offered(fields)));
        assertThat(answer(daughters, id, "acceptance").body()).contains("Accepted.");
        assertThat(choose(id).body()).contains("Maija Māte (Dace Meita)");
        return id;
    }

    private Letter letterFrom(Party sender) {
        Letter letter = sender.send(Letter.between(sender, mother));
        mother.waitFor(letter);
        return letter;
    }

    private List<Evidence> evidenceOf(Letter letter, EvidenceEvent event) {
        return hub.bean(EvidenceArchive.class).of(letter.id()).stream()
                .filter(piece -> piece.event() == event)
                .toList();
    }

    @Test
    void theDelegateOpensAMessageAndEvidenceAndBothMailboxesNameHer() {
        Letter letter = letterFrom(hub.council());
        String id = entrusted("expires=" + NEXT_YEAR);

        assertThat(daughters.open("/mail").body()).contains("/mail/" + letter.id());
        HttpResponse<String> opened = daughters.open("/mail/" + letter.id());
        assertThat(opened.body()).contains(letter.subject()).doesNotContain("/write", "/sent", "/settings");

        assertThat(evidenceOf(letter, EvidenceEvent.CONTENT_HANDOVER))
                .singleElement()
                .satisfies(piece -> {
                    assertThat(piece.delegate()).hasValue("Dace Meita");
                    assertThat(piece.payload())
                            .contains("urn:eaddress:scheme:delegation", id, "Maija Māte")
                            .doesNotContain(daughter.personalCode());
                });
        assertThat(mothers.open("/mail/" + letter.id()).body())
                .contains("Opened by Dace Meita, to whom the mailbox was entrusted.");
    }

    @Test
    void aDelegatesOpeningIsOnRecordThoughTheOwnerOpenedItAMomentBefore() {
        Letter letter = letterFrom(hub.council());
        entrusted("expires=" + NEXT_YEAR);
        mothers.open("/mail/" + letter.id());
        daughters.open("/mail/" + letter.id());
        daughters.open("/mail/" + letter.id());

        assertThat(evidenceOf(letter, EvidenceEvent.CONTENT_HANDOVER))
                .singleElement()
                .satisfies(piece -> assertThat(piece.delegate()).isEmpty());
        assertThat(evidenceOf(letter, EvidenceEvent.CONTENT_ACCESS_TRACKING))
                .extracting(piece -> piece.delegate().orElse("herself"))
                .containsExactlyInAnyOrder("herself", "Dace Meita");
    }

    /// The page without what differs from one asking to the next.
    private static String anonymous(HttpResponse<String> page) {
        return page.body().replaceAll("[0-9a-f-]{36}", "").replaceAll("value=\"[^\"]*\"", "");
    }

    @Test
    void whatTheDelegateMayNotSeeIsNotListedAndIsNotThere() {
        Letter seen = letterFrom(hub.council());
        Letter hidden = letterFrom(hub.company());
        entrusted("sender=_DEFAULT@90000000122&expires=" + NEXT_YEAR);

        assertThat(daughters.open("/mail").body())
                .contains(seen.id().toString())
                .doesNotContain(hidden.id().toString());
        for (String page :
                List.of("", "/documents/0", "/documents/0/read", "/documents/0/save", "/evidence", "/proof")) {
            HttpResponse<String> answer = daughters.open("/mail/" + hidden.id() + page);
            HttpResponse<String> unknown = daughters.open("/mail/" + TestHub.newId() + page);
            assertThat(answer.statusCode()).as(page).isEqualTo(404);
            assertThat(anonymous(answer)).as(page).isEqualTo(anonymous(unknown));
        }
        assertThat(daughters.open("/mail/" + seen.id() + "/documents/0").statusCode())
                .isEqualTo(200);
        assertThat(evidenceOf(hidden, EvidenceEvent.CONTENT_HANDOVER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, true", "-9, -1, false", "1, 9, false", "0, 0, true"})
    void daysBoundWhatIsSeenBothIncluded(int from, int to, boolean isSeen) {
        Letter letter = letterFrom(hub.council());
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Riga"));
        entrusted("from=%s&to=%s&expires=%s".formatted(today.plusDays(from), today.plusDays(to), NEXT_YEAR));

        assertThat(daughters.open("/mail").body().contains(letter.id().toString()))
                .isEqualTo(isSeen);
        assertThat(daughters.open("/mail/" + letter.id()).statusCode()).isEqualTo(isSeen ? 200 : 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/write",
                "/write/new?to=_DEFAULT@90000000122",
                "/sent",
                "/settings",
                "/settings/delegations",
                "/settings/look-ups",
                "/board",
                "/board/batches",
                "/%73ettings",
                "/settings/"
            })
    void aDelegateSeesNothingButMail(String page) {
        entrusted("expires=" + NEXT_YEAR);

        assertThat(daughters.open(page).statusCode()).isIn(400, 404);
    }

    @Test
    void whatIsTakenBackHasEndedAtTheNextRequestOfAnOpenSession() {
        Letter letter = letterFrom(hub.council());
        String id = entrusted("expires=" + NEXT_YEAR);
        assertThat(answer(mothers, id, "revocation").body()).contains("It is taken back");

        HttpResponse<String> answer = daughters.open("/mail/" + letter.id());

        assertThat(answer.uri().getPath()).isEqualTo("/mailboxes");
        assertThat(answer.body()).contains("You may no longer act").doesNotContain("Maija");
        assertThat(daughters.open("/mail/" + letter.id()).statusCode()).isEqualTo(404);
        assertThat(choose(id).statusCode()).isEqualTo(403);
        assertThat(evidenceOf(letter, EvidenceEvent.CONTENT_HANDOVER)).isEmpty();
    }

    @Test
    void whatHasExpiredOrWasGivenUpHasEnded() {
        String expired = entrusted("expires=" + NEXT_YEAR);
        hub.bean(JdbcClient.class)
                .sql("update delegation set expires_at = now() where delegation_id = :id")
                .param("id", UUID.fromString(expired))
                .update();
        assertThat(daughters.open("/mail").uri().getPath()).isEqualTo("/mailboxes");
        assertThat(daughters.open(HERE).body()).contains("over");

        String givenUp = entrusted("expires=" + NEXT_YEAR);
        choose("own");
        assertThat(answer(daughters, givenUp, "rejection").body()).contains("no longer entrusted");
        assertThat(choose(givenUp).statusCode()).isEqualTo(403);
        assertThat(mothers.open(HERE).body()).contains("rejected", "Dace Meita");
    }

    @Test
    void aCodeWorksOnceAndOnlyForSomebodyElse() {
        String code = offered("expires=" + NEXT_YEAR);
        assertThat(mothers.open(HERE).body()).doesNotContain(code);
        assertThat(enter(mothers, code).body()).contains("There is no such code");
        String id = claimed(enter(daughters, code.toLowerCase(Locale.ROOT).replace("-", " ")));
        assertThat(choose(id).statusCode()).isEqualTo(403);

        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL)) {
            assertThat(enter(rasma, code).body()).contains("There is no such code");
            for (String what : List.of("acceptance", "rejection", "revocation")) {
                assertThat(answer(rasma, id, what).statusCode()).as(what).isEqualTo(404);
            }
        }
        assertThat(answer(daughters, id, "revocation").statusCode()).isEqualTo(404);
        assertThat(answer(mothers, id, "acceptance").statusCode()).isEqualTo(404);
        assertThat(answer(daughters, id, "acceptance").statusCode()).isEqualTo(200);
        assertThat(answer(daughters, id, "acceptance").statusCode()).isEqualTo(404);
    }

    @Test
    void aCodeThatWasTakenBackOrIsTooOldIsNone() {
        String code = offered("expires=" + NEXT_YEAR);
        String id = hub.bean(Delegations.class)
                .givenBy(new EAddress(mother.eAddress()))
                .getFirst()
                .id()
                .toString();
        answer(mothers, id, "revocation");
        assertThat(enter(daughters, code).body()).contains("There is no such code");

        String old = offered("expires=" + NEXT_YEAR);
        hub.bean(JdbcClient.class)
                .sql("update delegation set code_until = now() where principal = :mother and code_until is not null")
                .param("mother", mother.eAddress())
                .update();
        assertThat(enter(daughters, old).body()).contains("There is no such code");
    }

    @Test
    void whoGuessesCodesIsStoppedAndThenARightOneIsRefusedToo() {
        String code = offered("expires=" + NEXT_YEAR);
        for (int i = 0; i < 5; i++) {
            assertThat(enter(daughters, "AAAA-BBBB-CCC" + i).body()).contains("There is no such code");
        }

        assertThat(enter(daughters, code).body()).contains("try again in an hour");
        assertThat(mothers.open(HERE).body()).contains("the code has not been entered");
    }

    @Test
    void aDelegatesLookIsOnRecordForTheOwnerOnceInAWhile() {
        entrusted("expires=" + NEXT_YEAR);
        daughters.open("/mail");
        daughters.open("/mail");

        List<LookUp> looks = hub.bean(LookUps.class).of(new EAddress(mother.eAddress()), Optional.empty(), 9);
        assertThat(looks).singleElement().satisfies(look -> {
            assertThat(look.by()).isEqualTo("Dace Meita");
            assertThat(look.means()).isEqualTo(Means.MAILBOX);
        });
        assertThat(mothers.open("/settings/look-ups").body())
                .contains("Dace Meita", "looked into your mailbox, which you entrusted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/evidence", "/proof", "/documents/0"})
    void aDelegateWhoComesToAMessageByItsAddressIsOnRecord(String page) {
        Letter letter = letterFrom(hub.council());
        entrusted("expires=" + NEXT_YEAR);
        hub.bean(JdbcClient.class)
                .sql("delete from look_up where subject = :mother")
                .param("mother", mother.eAddress())
                .update();

        daughters.open("/mail/" + letter.id() + page);

        assertThat(hub.bean(LookUps.class).of(new EAddress(mother.eAddress()), Optional.empty(), 9))
                .extracting(LookUp::by)
                .containsExactly("Dace Meita");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expires=                                                      | choose a last day",
                "expires=2020-01-01                                            | choose a last day",
                "expires=2999-01-01                                            | choose a last day",
                "expires=tomorrow                                              | choose a last day",
                "sender=_PRIVATE@329999-00017&expires=2027-06-01               | no such e-address",
                "sender=_DEFAULT@40003032950&expires=2027-06-01                | no such e-address",
                "sender=%3Cscript%3E&expires=2027-06-01                        | no such e-address",
                "from=2026-02-30&expires=2027-06-01                            | check the days",
                "from=2026-05-02&to=2026-05-01&expires=2027-06-01              | check the days",
                "from=-999999999-01-01&expires=2027-06-01                      | check the days"
            })
    void aBadOfferIsRefusedInWordsAndKeepsWhatWasTyped(String fields, String words) {
        HttpResponse<String> answer = offer(fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(words).doesNotContain("The code is", "<script>");
    }

    @Test
    void formsOfAnotherSiteAreRefused() {
        assertThat(mothers.pressForged(HERE, "expires=" + NEXT_YEAR).statusCode())
                .isEqualTo(403);
        assertThat(mothers.open(HERE).body()).contains("You have entrusted the mailbox to nobody");
    }

    @Test
    void aFormThatWasOpenedForAnotherAccountEntrustsNothing() {
        String other = Visitor.hidden(daughters.open(HERE).body(), "account");
        for (String account : List.of("", "&account=" + other)) {
            HttpResponse<String> answer = mothers.press(HERE, mothers.open(HERE), "expires=" + NEXT_YEAR + account);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Nothing was entrusted", NEXT_YEAR);
        }
        assertThat(mothers.open(HERE).body()).contains("You have entrusted the mailbox to nobody");
    }

    @Test
    void oneThatIsInForceIsShownHoweverManyEndedAfterIt() {
        String id = entrusted("expires=" + NEXT_YEAR);
        hub.bean(JdbcClient.class).sql("""
                        insert into delegation (delegation_id, principal, offered_by, mail_since, mail_before,
                                                expires_at, state, offered_at, ended_at)
                        select cast('ffffffff-0000-7000-8000-' || lpad(cast(n as text), 12, '0') as uuid),
                               :mother, :mother, now(), now(), now() + interval '1 day', 'revoked', now(), now()
                        from generate_series(1, 150) as g(n)""").param("mother", mother.eAddress()).update();

        assertThat(mothers.open(HERE).body()).contains(HERE + "/" + id + "/revocation");
    }

    private void represents(String sql) {
        hub.bean(JdbcClient.class)
                .sql(sql)
                .param("person", mother.eAddress())
                .param("organisation", COUNCIL)
                .update();
    }

    @Test
    void whatWasEntrustedForAnOrganisationCountsWhileWhoDidItRepresentsIt() {
        represents("insert into representative (person, organisation) values (:person, :organisation)");
        mothers.press("/mailboxes", mothers.open("/mailboxes"), "account=" + COUNCIL);
        String code = offered("expires=" + NEXT_YEAR);
        assertThat(mothers.open(HERE).body()).contains("Entrusted by Maija Māte");
        mothers.press("/mailboxes", mothers.open("/mailboxes"), "account=own");
        assertThat(enter(mothers, code).body()).contains("There is no such code");
        String id = claimed(enter(daughters, code));
        answer(daughters, id, "acceptance");
        assertThat(choose(id).body()).contains("Liepkalnes novada pašvaldība (Dace Meita)");

        represents("delete from representative where person = :person and organisation = :organisation");

        assertThat(daughters.open("/mail").uri().getPath()).isEqualTo("/mailboxes");
        assertThat(choose(id).statusCode()).isEqualTo(403);
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL)) {
            rasma.press("/mailboxes", rasma.open("/mailboxes"), "account=" + COUNCIL);
            assertThat(rasma.open(HERE).body()).contains("without effect", HERE + "/" + id + "/revocation");
            answer(rasma, id, "revocation");
        }
    }

    @Test
    void anOrganisationEntrustsItsMailboxAndNothingIsWaitedFor() {
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL)) {
            rasma.press("/mailboxes", rasma.open("/mailboxes"), "account=" + COUNCIL);
            HttpResponse<String> page = offer(rasma, "expires=" + NEXT_YEAR);
            assertThat(page.body()).doesNotContain("Enter a code");
            Matcher code = CODE.matcher(page.body());
            assertThat(code.find()).isTrue();
            String id = claimed(enter(daughters, code.group(1)));
            answer(daughters, id, "acceptance");
            assertThat(choose(id).body()).contains("Liepkalnes novada pašvaldība (Dace Meita)");
            assertThat(daughters.open("/board").statusCode()).isEqualTo(404);
            answer(rasma, id, "revocation");
        }
        assertThat(daughters.open("/mail").uri().getPath()).isEqualTo("/mailboxes");
    }
}
