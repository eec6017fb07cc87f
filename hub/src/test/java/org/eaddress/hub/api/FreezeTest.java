package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.lookup.LookUps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The operator freezes an account by a decision and lets an heir look into it for a time.
@ExtendWith(HubExtension.class)
class FreezeTest {
    private static final Pattern ACTION = Pattern.compile("action=\"/write/([0-9a-f-]{36})\"");
    private static final String TO_COUNCIL = "/write/new?to=_DEFAULT@90000000122";

    private final TestHub hub;
    private Party owner;
    private Party heir;
    private Visitor owners;
    private Visitor heirs;
    private String path = "";

    FreezeTest(TestHub hub) {
        this.hub = hub;
    }

    static String order(String eAddress) {
        return """
                {"eAddress":"%s","reference":"Nr. 5-3/17","reason":"The owner died","decidedBy":"J. Kalns"}""".formatted(eAddress);
    }

    /// For a month.
    static String access(String person) {
        return access(
                person,
                Instant.now()
                        .plus(Duration.ofDays(30))
                        .truncatedTo(ChronoUnit.DAYS)
                        .toString());
    }

    private static String access(String person, String until) {
        return """
                {"person":"%s","until":"%s","reference":"Case C-9","decidedBy":"Notary Liepa"}""".formatted(person, until);
    }

    @BeforeEach
    void signIn() {
        owner = hub.newPerson("Oskars Īpašnieks");
        heir = hub.newPerson("Hilda Mantiniece");
        owners = Visitor.signedIn(hub, owner.personalCode());
        heirs = Visitor.signedIn(hub, heir.personalCode());
        path = "/v1/freezes/" + TestHub.newId();
    }

    @AfterEach
    void leave() {
        owners.close();
        heirs.close();
    }

    private Answer operator(String address, String json) {
        return hub.operator().call(Call.json("PUT", address, json));
    }

    private void freeze() {
        operator(path, order(owner.eAddress())).expect(201);
    }

    /// The id of the access.
    private String let() {
        UUID id = TestHub.newId();
        operator(path + "/accesses/" + id, access(heir.eAddress())).expect(201);
        return id.toString();
    }

    private Letter mail() {
        Letter letter = hub.council().send(Letter.between(hub.council(), owner));
        owner.waitFor(letter);
        return letter;
    }

    @Test
    void aFrozenAccountReadsAndSendsNothingAlsoAfterItsLastLook() {
        Letter letter = mail();
        HttpResponse<String> form = owners.open(TO_COUNCIL);
        Matcher action = ACTION.matcher(form.body());
        assertThat(action.find()).isTrue();
        String draft = "/write/" + action.group(1);
        owners.press(draft, form, "to=_DEFAULT%4090000000122&subject=x&text=y&then=on");
        HttpResponse<String> check = owners.open(draft + "/check");
        freeze();

        assertThat(owners.press(draft + "/send", check, "seen=" + Visitor.hidden(check.body(), "seen"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(owners.open("/write").statusCode()).isEqualTo(404);
        assertThat(owners.open("/settings").statusCode()).isEqualTo(404);
        assertThat(owners.open("/mail/" + letter.id()).body())
                .contains(letter.subject(), "This account is frozen")
                .doesNotContain("/write");
        assertThat(hub.bean(JdbcClient.class)
                        .sql("select count(*) from message where sender = :owner")
                        .param("owner", owner.eAddress())
                        .query(Long.class)
                        .single())
                .isZero();

        operator(path + "/lifting", "{\"liftedBy\":\"J. Kalns\"}").expect(200);
        assertThat(owners.open("/write").statusCode()).isEqualTo(200);
    }

    @Test
    void theHeirSeesTheMailWithTheDecisionAndEachLookIsOnRecordForTheOperator() {
        Letter letter = mail();
        freeze();
        String id = let();

        assertThat(heirs.open("/settings/delegations").body())
                .contains("Oskars Īpašnieks", "By a decision of Notary Liepa: Case C-9");
        assertThat(Entrusting.choose(heirs, id).body()).contains("Oskars Īpašnieks (Hilda Mantiniece)");
        assertThat(heirs.open("/mail/" + letter.id()).body())
                .contains(letter.subject())
                .doesNotContain("/write");
        assertThat(heirs.open("/write").statusCode()).isEqualTo(404);
        assertThat(hub.bean(LookUps.class).of(new EAddress(owner.eAddress()), Optional.empty(), 9))
                .anySatisfy(look -> assertThat(look.by()).isEqualTo("Hilda Mantiniece"));
        Answer shown = hub.operator().get(path).expect(200);
        assertThat(shown.list("accesses").getFirst().get("looks").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"its time", "a revocation", "a lifting"})
    void theHeirsAccessEnds(String by) {
        freeze();
        String id = let();
        Entrusting.choose(heirs, id);
        switch (by) {
            case "its time" ->
                hub.bean(JdbcClient.class)
                        .sql("update delegation set expires_at = now() where delegation_id = :id")
                        .param("id", UUID.fromString(id))
                        .update();
            case "a revocation" ->
                hub.operator()
                        .call(Call.get(path + "/accesses/" + id + "/revocation").by("PUT"))
                        .expect(200);
            default ->
                operator(path + "/lifting", "{\"liftedBy\":\"J. Kalns\"}").expect(200);
        }

        assertThat(heirs.open("/mail").uri().getPath()).isEqualTo("/mailboxes");
        assertThat(Entrusting.choose(heirs, id).statusCode()).isEqualTo(403);
    }

    @Test
    void whatTheOwnerDelegatedDoesNotCountWhileItIsFrozen() {
        String id = Entrusting.entrust(
                owners, heirs, "power=send&expires=" + LocalDate.now().plusYears(1));
        freeze();
        assertThat(heirs.open("/mail").uri().getPath()).isEqualTo("/mailboxes");

        operator(path + "/lifting", "{\"liftedBy\":\"J. Kalns\"}").expect(200);
        assertThat(Entrusting.choose(heirs, id).statusCode()).isEqualTo(200);
    }

    @Test
    void aRepeatGivesTheSameAndOtherContentIsAConflict() {
        freeze();
        operator(path, order(owner.eAddress())).expect(200);
        assertThat(operator(path, order(heir.eAddress())).problem()).isEqualTo("409 freeze-conflict");

        String access = path + "/accesses/" + let();
        operator(access, access(heir.eAddress())).expect(200);
        assertThat(operator(access, access(hub.anna().eAddress())).problem()).isEqualTo("409 freeze-conflict");
    }

    @Test
    void nobodyIsLetLookIntoAnAccountThatIsNotFrozenOrForEver() {
        String access = path + "/accesses/" + TestHub.newId();
        assertThat(operator(access, access(heir.eAddress())).problem()).isEqualTo("404 unknown-freeze");
        freeze();
        assertThat(operator(access, access(heir.eAddress(), "2099-01-01T00:00:00Z"))
                        .problem())
                .isEqualTo("422 bad-term");
        assertThat(operator(access, access(owner.eAddress())).problem()).isEqualTo("422 nobody-to-delegate");
        operator(path + "/lifting", "{\"liftedBy\":\"J. Kalns\"}").expect(200);
        assertThat(operator(access, access(heir.eAddress())).problem()).isEqualTo("409 freeze-conflict");
        assertThat(operator("/v1/freezes/" + TestHub.newId(), order("NOBODY-9@90000000122"))
                        .problem())
                .isEqualTo("422 nothing-to-freeze");
    }
}
