package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a thief, a false application or a false page tries with codes, tokens and the consent page.
@ExtendWith(HubExtension.class)
class ConsentAttackTest {
    private static final String READ = "mailbox.read";

    private final TestHub hub;
    private final ProviderApp app;
    private final Party person;
    private final Visitor visitor;

    ConsentAttackTest(TestHub hub) {
        this.hub = hub;
        this.app = ProviderApp.accredited(hub);
        this.person = hub.newPerson("Vita Upure");
        this.visitor = Visitor.signedIn(hub, person.personalCode());
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    private HttpResponse<String> asked(Map<String, String> asking) {
        return visitor.open("/consent?" + ProviderApp.form(asking));
    }

    private String inbox(Answer tokens) {
        return app.call(tokens.text("access_token"), Call.get("/v1/inbox")).problem();
    }

    private static String error(Answer answer) {
        return answer.status() + " " + answer.text("error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s/", "%s?", "%s#", "%sx", "%s%%20", "HTTP%s", "https://evil.example/?%s", "javascript:%s", ""})
    void aRedirectThatDiffersByACharacterIsNeverFollowed(String form) {
        Map<String, String> asking = app.asking(READ);
        asking.put("redirect_uri", form.formatted(app.redirectUri()).replace("HTTPhttp", "HTTP"));

        HttpResponse<String> answer = asked(asking);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.uri().getPath()).isEqualTo("/consent");
        assertThat(answer.body()).doesNotContain("href=\"https://evil", "http-equiv", "javascript:", "Yes, it may");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri"})
    void whoIsNotKnownIsSentNowhere(String missing) {
        Map<String, String> asking = app.asking(READ);
        asking.remove(missing);

        assertThat(asked(asking).statusCode()).isEqualTo(400);
        assertThat(visitor.open("/consent?%s&%s=x".formatted(ProviderApp.form(app.asking(READ)), missing))
                        .statusCode())
                .isEqualTo(400);
    }

    /// Only where the application said, and with the name of the hub.
    @ParameterizedTest
    @CsvSource({
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, , invalid_request",
        "code_challenge, , invalid_request",
        "code_challenge, short, invalid_request",
        "state, , invalid_request",
        "response_mode, fragment, invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, code id_token, unsupported_response_type",
        "scope, , invalid_scope",
        "scope, messages, invalid_scope",
        "scope, operator, invalid_scope",
        "scope, mailbox.read messages, invalid_scope"
    })
    void aBadRequestIsAnsweredToTheApplicationAlone(String field, String value, String error) {
        Map<String, String> asking = app.asking(READ);
        asking.put(field, value == null ? "" : value);

        HttpResponse<String> answer = asked(asking);

        assertThat(answer.uri().toString()).startsWith(app.redirectUri() + "?error=" + error);
        assertThat(ProviderApp.answer(answer.uri()))
                .containsEntry("iss", hub.address().toString())
                .doesNotContainKey("code");
    }

    @Test
    void aScopeThatWasNotAccreditedIsNotAskedFor() {
        hub.bean(JdbcClient.class)
                .sql("update application set scopes = '{mailbox.read}' where application_id = :id")
                .param("id", app.id())
                .update();

        assertThat(asked(app.asking("mailbox.read mailbox.confirm")).uri().toString())
                .startsWith(app.redirectUri() + "?error=invalid_scope");
    }

    @Test
    void aForgedFormConsentsToNothing() {
        String forged = ProviderApp.form(app.asking(READ));

        assertThat(visitor.pressForged("/consent", forged).statusCode()).isEqualTo(403);
        HttpResponse<String> page = visitor.open("/settings/sessions");
        assertThat(visitor.press("/consent", page, forged + "&account=").statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePageOfOnePersonIsNoConsentOfTheNext() {
        Party next = hub.newPerson("Nora Nākamā");
        try (Visitor other = Visitor.signedIn(hub, next.personalCode())) {
            HttpResponse<String> page = app.ask(visitor, READ);
            HttpResponse<String> hers = app.ask(other, READ);
            String fields = ProviderApp.form(app.asking(READ)) + "&account=" + Visitor.hidden(page.body(), "account");

            assertThat(other.press("/consent", hers, fields).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void thePageIsNeverFramed() {
        assertThat(app.ask(visitor, READ).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    }

    @Test
    void aCodeThatComesTwiceEndsWhatItGave() {
        String code = app.code(visitor, READ);
        Answer tokens = app.token(app.byCode(code)).expect(200);
        assertThat(inbox(tokens)).isEqualTo("200 no problem");

        assertThat(error(app.token(app.byCode(code)))).isEqualTo("400 invalid_grant");

        assertThat(inbox(tokens)).isEqualTo("401 consent-ended");
        assertThat(error(app.token(ProviderApp.byRefreshToken(tokens.text("refresh_token")))))
                .isEqualTo("400 invalid_grant");
        assertThat(visitor.open("/settings/applications").body()).contains("somebody may have stolen it");
    }

    @Test
    void aCodeOfAnotherApplicationIsNoneAndStaysGood() {
        ProviderApp thief = ProviderApp.accredited(hub);
        String code = app.code(visitor, READ);

        assertThat(error(thief.token(thief.byCode(code)))).isEqualTo("400 invalid_grant");

        app.token(app.byCode(code)).expect(200);
        assertThat(error(thief.token(thief.byCode(code)))).isEqualTo("400 invalid_grant");
        assertThat(visitor.open("/settings/applications").body()).doesNotContain("stolen");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, another-verifier-of-the-test-that-is-long-enough-012, 400 invalid_grant",
        "redirect_uri, http://127.0.0.1/other, 400 invalid_grant",
        "code_verifier, , 400 invalid_request",
        "redirect_uri, , 400 invalid_request"
    })
    void aCodeWithoutWhatBelongsToItGivesNothing(String field, String value, String error) {
        Map<String, String> form = app.byCode(app.code(visitor, READ));
        form.put(field, value == null ? "" : value);

        assertThat(error(app.token(form))).isEqualTo(error);
    }

    @Test
    void aWrongVerifierUsesTheCodeUp() {
        String code = app.code(visitor, READ);
        Map<String, String> form = app.byCode(code);
        form.put("code_verifier", "x".repeat(50));
        app.token(form).expect(400);

        assertThat(error(app.token(app.byCode(code)))).isEqualTo("400 invalid_grant");
    }

    @Test
    void aCodeIsGoodForAMinute() {
        String code = app.code(visitor, READ);
        hub.bean(JdbcClient.class)
                .sql("update consent set code_ends_at = now() where person = :person")
                .param("person", person.eAddress())
                .update();

        assertThat(error(app.token(app.byCode(code)))).isEqualTo("400 invalid_grant");
    }

    @Test
    void whoDoesNotProveWhichApplicationItIsGetsNothing() {
        Map<String, String> form = app.byCode(app.code(visitor, READ));
        form.put("client_id", app.system().client());
        Call call = Call.of(
                "POST",
                "/oauth2/token",
                "application/x-www-form-urlencoded",
                ProviderApp.form(form).getBytes(StandardCharsets.US_ASCII));

        assertThat(error(hub.wire().send(call))).isEqualTo("401 invalid_client");
    }

    @Test
    void aTokenThatIsNotBoundIsNotGivenAndTheCodeStaysGood() {
        String code = app.code(visitor, READ);

        assertThat(error(hub.wire().send(app.tokenRequest(app.byCode(code))))).isEqualTo("400 invalid_dpop_proof");
        app.token(app.byCode(code)).expect(200);
    }

    @Test
    void aStolenTokenIsOfNoUseWithoutItsKey() {
        Answer tokens = app.consentOf(visitor, READ);
        ProviderApp thief = new ProviderApp(hub, app.id(), app.system(), TestHub.newKey());

        assertThat(thief.call(tokens.text("access_token"), Call.get("/v1/inbox"))
                        .problem())
                .isEqualTo("401 bad-possession-proof");
        assertThat(hub.wire()
                        .send(Call.get("/v1/inbox").with("Authorization", "Bearer " + tokens.text("access_token")))
                        .problem())
                .isEqualTo("401 token-not-good");
    }

    @Test
    void aReplacedRefreshTokenThatComesAgainEndsTheConsent() {
        Answer first = app.consentOf(visitor, READ);
        Answer second = app.token(ProviderApp.byRefreshToken(first.text("refresh_token")))
                .expect(200);
        Answer third = app.token(ProviderApp.byRefreshToken(second.text("refresh_token")))
                .expect(200);

        assertThat(error(app.token(ProviderApp.byRefreshToken(first.text("refresh_token")))))
                .isEqualTo("400 invalid_grant");

        assertThat(inbox(third)).isEqualTo("401 consent-ended");
        assertThat(error(app.token(ProviderApp.byRefreshToken(third.text("refresh_token")))))
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void anApplicationThatNeverHeardTheAnswerAsksOnceMore() {
        Answer first = app.consentOf(visitor, READ);
        app.token(ProviderApp.byRefreshToken(first.text("refresh_token"))).expect(200);

        Answer again = app.token(ProviderApp.byRefreshToken(first.text("refresh_token")))
                .expect(200);

        assertThat(inbox(again)).isEqualTo("200 no problem");
    }

    @Test
    void aRefreshTokenIsNobodyElses() {
        ProviderApp thief = ProviderApp.accredited(hub);
        Answer tokens = app.consentOf(visitor, READ);

        assertThat(error(thief.token(ProviderApp.byRefreshToken(tokens.text("refresh_token")))))
                .isEqualTo("400 invalid_grant");
        assertThat(inbox(tokens)).isEqualTo("200 no problem");
    }

    @Test
    void moreThanSheConsentedToIsNotRefreshed() {
        Map<String, String> more =
                ProviderApp.byRefreshToken(app.consentOf(visitor, READ).text("refresh_token"));
        more.put("scope", "mailbox.read mailbox.confirm");

        assertThat(error(app.token(more))).isEqualTo("400 invalid_scope");
    }

    @Test
    void theTokenOfOnePersonOpensNothingOfAnother() {
        Party other = hub.newPerson();
        Letter letter = hub.council().send(Letter.between(hub.council(), other));
        other.waitFor(letter);
        String token = app.consentOf(visitor, READ).text("access_token");

        assertThat(app.call(token, Call.get("/v1/inbox/" + letter.id())).problem())
                .isEqualTo("404 unknown-message");
        assertThat(app.call(token, Call.get("/v1/inbox/" + letter.id() + "/documents/0"))
                        .problem())
                .isEqualTo("404 unknown-message");
    }
}
