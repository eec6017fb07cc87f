package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.lookup.LookUps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A citizen lets the application of a private service provider reach her mail, and takes it back.
@ExtendWith(HubExtension.class)
class ConsentTest {
    private static final String READ = "mailbox.read";
    private static final String BOTH = "mailbox.read mailbox.confirm";
    private static final String LIST = "/settings/applications";

    private final TestHub hub;
    private final ProviderApp app;
    private Party person;
    private Visitor visitor;

    ConsentTest(TestHub hub) {
        this.hub = hub;
        this.app = ProviderApp.accredited(hub);
        this.person = hub.newPerson("Paula Pasta");
        this.visitor = Visitor.signedIn(hub, person.personalCode());
    }

    @BeforeEach
    void english() {
        assertThat(visitor.open("/settings?lang=en").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    private Letter mail() {
        Letter letter = hub.council().send(Letter.between(hub.council(), person));
        person.waitFor(letter);
        return letter;
    }

    private String token(String scope) {
        return app.consentOf(visitor, scope).text("access_token");
    }

    private Answer inbox(String token) {
        return app.call(token, Call.get("/v1/inbox"));
    }

    private HttpResponse<String> revoke() {
        HttpResponse<String> page = visitor.open(LIST);
        String id = page.body().replaceAll("(?s).*/applications/([0-9a-f-]{36})/revocation.*", "$1");
        return visitor.press(LIST + "/" + id + "/revocation", page, "");
    }

    @Test
    void sheIsToldWhoAsksForWhatAndUntilWhen() {
        assertThat(app.ask(visitor, BOTH).body())
                .contains(
                        ProviderApp.NAME,
                        "Jauna puse",
                        "Paula Pasta",
                        "read your mail",
                        "confirm for you",
                        "personal code")
                .doesNotContain(person.personalCode());
        assertThat(app.ask(visitor, READ).body()).contains("read your mail").doesNotContain("confirm for you");
    }

    @Test
    void theApplicationReadsHerMailAndNothingOfItsTokenTellsWhoSheIs() {
        Letter letter = mail();
        Answer tokens = app.consentOf(visitor, READ);
        String token = tokens.text("access_token");

        assertThat(tokens.text("token_type")).isEqualTo("DPoP");
        assertThat(tokens.text("scope")).isEqualTo(READ);
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .doesNotContain(person.personalCode(), "Paula");
        assertThat(inbox(token).list("messages").getFirst().get("message").asString())
                .isEqualTo(letter.id().toString());
        assertThat(app.call(token, Call.get("/v1/inbox/" + letter.id()))
                        .expect(200)
                        .body())
                .contains(letter.subject());
        assertThat(app.call(token, Call.get("/v1/inbox/" + letter.id() + "/documents/0"))
                        .expect(200)
                        .bytes())
                .isEqualTo(letter.document().bytes());
        assertThat(app.call(token, Call.get("/v1/account")).text("eAddress")).isEqualTo(person.eAddress());
    }

    @Test
    void eachLookIsInHerLogAndTheListTellsWhenItWasUsed() {
        mail();
        inbox(token(READ)).expect(200);

        assertThat(hub.bean(LookUps.class).of(new EAddress(person.eAddress()), Optional.empty(), 9))
                .extracting(look -> look.by() + " " + look.means().code())
                .contains(ProviderApp.NAME + " mailbox");
        assertThat(visitor.open(LIST).body()).contains(ProviderApp.NAME, "Jauna puse", "Last used", "Take it back");
    }

    @Test
    void evidenceOfAConfirmationNamesTheApplicationBesideHer() {
        Letter letter = mail();
        String token = token(BOTH);
        Call confirmation = Call.json(
                "PUT",
                "/v1/inbox/" + letter.id() + "/confirmation",
                "{\"documents\":[\"%s\"]}".formatted(letter.document().sha256()));

        JsonNode statement =
                Contract.payload(app.call(token, confirmation).expect(200).text("evidence"));

        assertThat(statement.toString()).contains(ProviderApp.NAME, person.eAddress(), "elegate");
        assertThat(inbox(token).list("messages")).isEmpty();
    }

    @Test
    void withoutTheScopeItConfirmsNothing() {
        Letter letter = mail();
        String path = "/v1/inbox/" + letter.id() + "/confirmation";
        String json = "{\"documents\":[\"%s\"]}".formatted(letter.document().sha256());

        assertThat(app.call(token(READ), Call.json("PUT", path, json)).problem())
                .isEqualTo("403 not-allowed");
        assertThat(app.call(token("mailbox.confirm"), Call.get("/v1/inbox")).problem())
                .isEqualTo("403 not-allowed");
    }

    @Test
    void whatSheTookBackEndsALivingTokenAtItsNextCall() {
        Answer tokens = app.consentOf(visitor, READ);
        inbox(tokens.text("access_token")).expect(200);

        assertThat(revoke().body()).contains("It is taken back", "You took it back");

        assertThat(inbox(tokens.text("access_token")).problem()).isEqualTo("401 consent-ended");
        assertThat(app.token(ProviderApp.byRefreshToken(tokens.text("refresh_token")))
                        .text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void aWithdrawnAccreditationEndsAllAtOnceAndForEver() {
        Answer tokens = app.consentOf(visitor, READ);
        inbox(tokens.text("access_token")).expect(200);
        String unused = app.code(visitor, READ);
        app.withdraw().expect(200);

        assertThat(inbox(tokens.text("access_token")).problem()).isEqualTo("401 consent-ended");
        assertThat(app.token(app.byCode(unused)).text("error")).isEqualTo("invalid_grant");
        assertThat(app.ask(visitor, READ).statusCode()).isEqualTo(400);
        ProviderApp anew = app.anew();
        hub.operator().call(Call.json("PUT", anew.path(), anew.order())).expect(201);
        assertThat(app.token(ProviderApp.byRefreshToken(tokens.text("refresh_token")))
                        .text("error"))
                .isEqualTo("invalid_grant");
        assertThat(visitor.open(LIST).body()).contains("the operator withdrew the accreditation");
    }

    @Test
    void aConsentEndsByItself() {
        String token = token(READ);
        hub.bean(JdbcClient.class)
                .sql("update consent set ends_at = now() where person = :person")
                .param("person", person.eAddress())
                .update();

        assertThat(inbox(token).problem()).isEqualTo("401 consent-ended");
        assertThat(visitor.open(LIST).body()).contains("Ended by itself");
    }

    @Test
    void aFrozenAccountGivesNoConsentAndWhatItGaveDoesNotCount() {
        String token = token(READ);
        HttpResponse<String> page = app.ask(visitor, READ);
        String freeze = "/v1/freezes/" + TestHub.newId();
        hub.operator()
                .call(Call.json("PUT", freeze, FreezeTest.order(person.eAddress())))
                .expect(201);

        assertThat(inbox(token).problem()).isEqualTo("401 consent-ended");
        assertThat(app.ask(visitor, READ).body())
                .contains("Your account is frozen")
                .doesNotContain("Yes, it may");
        assertThat(app.agree(visitor, page, app.asking(READ)).body())
                .contains("Your account is frozen")
                .doesNotContain("code=");

        hub.operator()
                .call(Call.json("PUT", freeze + "/lifting", "{\"liftedBy\":\"J. Kalns\"}"))
                .expect(200);
        inbox(token).expect(200);
    }

    @Test
    void whoSaysNoGoesBackAndTheApplicationHasNothing() {
        HttpResponse<String> page = app.ask(visitor, READ);
        URI address = ProviderApp.sentTo(visitor.press("/consent/refusal", page, ProviderApp.form(app.asking(READ))));

        assertThat(address.toString()).startsWith(app.redirectUri() + "?");
        assertThat(ProviderApp.answer(address))
                .isEqualTo(Map.of(
                        "error",
                        "access_denied",
                        "state",
                        ProviderApp.STATE,
                        "iss",
                        hub.address().toString()));
        assertThat(visitor.open(LIST).body()).contains("No application has access");
    }

    @Test
    void theAnswerNamesTheHubAndGivesTheStateBack() {
        assertThat(ProviderApp.answer(app.agreed(visitor, READ)))
                .containsEntry("state", ProviderApp.STATE)
                .containsEntry("iss", hub.address().toString())
                .containsOnlyKeys("code", "state", "iss");
    }

    @Test
    void aNewConsentTakesThePlaceOfTheOne() {
        String before = token(READ);
        String now = token(BOTH);

        assertThat(inbox(before).problem()).isEqualTo("401 consent-ended");
        inbox(now).expect(200);
        assertThat(visitor.open(LIST).body()).contains("you allowed it anew");
    }

    @Test
    void aRefreshTokenBringsTheNextAndMayAskForLess() {
        Answer first = app.consentOf(visitor, BOTH);
        Map<String, String> less = ProviderApp.byRefreshToken(first.text("refresh_token"));
        less.put("scope", READ);
        Answer second = app.token(less).expect(200);

        assertThat(second.text("scope")).isEqualTo(READ);
        assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
        Answer third = app.token(ProviderApp.byRefreshToken(second.text("refresh_token")))
                .expect(200);
        assertThat(List.of(third.text("scope").split(" "))).containsExactlyInAnyOrder(BOTH.split(" "));
        inbox(third.text("access_token")).expect(200);
    }

    @Test
    void whoActsForAnOrganisationConsentsForHerselfAlone() {
        Visitor clerk = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL).forOrganisation();
        try (clerk) {
            String token =
                    app.token(app.byCode(app.code(clerk, READ))).expect(200).text("access_token");

            assertThat(app.call(token, Call.get("/v1/account")).text("eAddress"))
                    .isEqualTo("_PRIVATE@" + Visitor.RASMA_OF_THE_COUNCIL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended_at", "removed_at"})
    void aSystemThatIsStoppedActsForNobody(String how) {
        String token = token(READ);
        hub.bean(JdbcClient.class)
                .sql("update machine_client set %s = now() where client_id = :client".formatted(how))
                .param("client", app.system().client())
                .update();

        assertThat(inbox(token).status()).isEqualTo(401);
        assertThat(app.ask(visitor, READ).statusCode()).isEqualTo(400);
    }

    @Test
    void anUnknownConsentIsNobodysToTakeBack() {
        HttpResponse<String> page = visitor.open("/settings/sessions");

        assertThat(visitor.press(LIST + "/" + UUID.randomUUID() + "/revocation", page, "")
                        .statusCode())
                .isEqualTo(404);
    }
}
