package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.eaddress.hub.representation.RegisterSync;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// For whom a person acts in the portal: for whom the register says at that moment, and she sees it.
@ExtendWith(HubExtension.class)
class ActingTest {
    private static final String OAK = "_DEFAULT@40003032949";
    private static final AtomicInteger FILES = new AtomicInteger(1000);

    private final TestHub hub;
    private Party juris;
    private Visitor visitor;

    ActingTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void signIn() {
        juris = hub.newPerson();
        visitor = Visitor.signedIn(hub, code());
    }

    @AfterEach
    void leave() throws IOException {
        visitor.close();
        registerSays("closed", "");
    }

    private String code() {
        return juris.eAddress().substring("_PRIVATE@".length());
    }

    private void registerSays(String status, String signatories) throws IOException {
        Files.writeString(
                hub.folder().resolve("register/%d.jsonl".formatted(FILES.incrementAndGet())),
                "{\"number\": \"%s\", \"name\": \"SIA Ozols\", \"kind\": \"company\", \"status\": \"%s\", \"signatories\": [%s]}\n"
                        .formatted(OAK.substring(OAK.indexOf('@') + 1), status, signatories));
        hub.bean(RegisterSync.class).catchUp();
    }

    private HttpResponse<String> choose(String account) {
        return visitor.press("/mailboxes", visitor.open("/mailboxes"), "account=" + account);
    }

    @Test
    void aSignatoryActsForTheOrganisationAndEveryPageSaysSo() throws IOException {
        assertThat(visitor.open("/mail").body()).doesNotContain("/mailboxes");
        registerSays("active", "\"" + code() + "\"");
        assertThat(visitor.open("/mail").body()).contains("/mailboxes");

        assertThat(choose(OAK).body()).contains("SIA Ozols (Jauna puse)");
        for (String page : new String[] {"/mail", "/write", "/sent", "/settings", "/board", "/nowhere"}) {
            assertThat(visitor.open(page).body()).as(page).contains("SIA Ozols (Jauna puse)");
        }
        assertThat(choose("own").body()).doesNotContain("SIA Ozols");
    }

    @Test
    void whoIsRemovedLosesItAtTheNextRequestOfHerOpenSessionAndDoesNothingAsHerselfInstead() throws IOException {
        registerSays("active", "\"" + code() + "\"");
        choose(OAK);
        HttpResponse<String> form = visitor.open("/write/new?to=_DEFAULT@90000000122");
        registerSays("active", "");

        HttpResponse<String> answer = visitor.press("/settings/addresses", form, "address=a@b.example");

        assertThat(answer.uri().getPath()).isEqualTo("/mailboxes");
        assertThat(answer.body()).contains("You may no longer act").doesNotContain("SIA Ozols");
        assertThat(visitor.open("/mail").body()).doesNotContain("SIA Ozols");
        assertThat(choose(OAK).statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyActsForAClosedOrganisation() throws IOException {
        registerSays("active", "\"" + code() + "\"");
        choose(OAK);
        registerSays("closed", "\"" + code() + "\"");

        assertThat(visitor.open("/mail").uri().getPath()).isEqualTo("/mailboxes");
        assertThat(choose(OAK).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"_DEFAULT@90000000122", "_PRIVATE@329999-00017", "UNIT-1@90000000122", "1", "", "own%00", "%27"})
    void aForgedSwitchIsRefusedAndChangesNothing(String account) {
        HttpResponse<String> answer = choose(account);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(visitor.open("/mail").body()).contains("Jauna puse").doesNotContain("Liepkalnes", "Anna Ozola");
    }

    @Test
    void aSwitchFromAnotherSiteIsRefused() throws IOException {
        registerSays("active", "\"" + code() + "\"");

        assertThat(visitor.pressForged("/mailboxes", "account=" + OAK).statusCode())
                .isEqualTo(403);
        assertThat(visitor.open("/mail").body()).doesNotContain("SIA Ozols");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inactive", "closed"})
    void whatIsNotActiveInTheRegisterIsRefusedAsRecipient(String status) throws IOException {
        Letter letter = Letter.between(hub.council(), hub.company()).to(OAK);
        registerSays("active", "");
        assertThat(hub.council().submit(letter).status()).isEqualTo(201);

        registerSays(status, "");
        Answer refused = hub.council().submit(letter.under(TestHub.newId()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("type")).endsWith("closed-recipient");
    }
}
