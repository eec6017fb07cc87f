package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What becomes of a connected system: its keys change, it is suspended, resumed and removed, each at once and on
/// record.
@ExtendWith(HubExtension.class)
class ConnectionLifeTest {
    private static final String COMPANY = "_DEFAULT@40103000456";
    private static final Pattern CLIENT = Pattern.compile("test-[0-9a-f]{16}");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestHub hub;
    private final Pasted first = Pasted.p256();
    private final Pasted second = Pasted.p256();
    private Visitor juris;
    private String client;
    private String page;

    ConnectionLifeTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void connect() {
        juris = Visitor.signedIn(hub, Visitor.JURIS_OF_THE_COMPANY).forOrganisation();
        HttpResponse<String> made = juris.press(
                "/connections",
                juris.open("/connections/new"),
                "eAddress=%s&name=Lietved%%C4%%ABba&credential=%s".formatted(COMPANY, Visitor.encoded(first.jwk())));
        Matcher id = CLIENT.matcher(made.uri().getPath());
        assertThat(id.find()).as(made.body()).isTrue();
        client = id.group();
        page = "/connections/" + client;
    }

    @AfterEach
    void leave() {
        sql("update machine_client set removed_at = now() where name is not null");
        juris.close();
    }

    private int sql(String statement) {
        return hub.bean(JdbcClient.class).sql(statement).update();
    }

    private HttpResponse<String> press(String deed, String fields) {
        return juris.press(page + deed, juris.open(page), fields);
    }

    private HttpResponse<String> add(Pasted key) {
        return press("/keys", "credential=" + Visitor.encoded(key.jwk()));
    }

    private static String id(Pasted key) {
        try {
            return key.key().computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer askToken(Pasted key) {
        Party system = party(key);
        return hub.wire().askToken(client, Wire.signed(system.claims().build(), key.key()));
    }

    private Party party(Pasted key) {
        return new Party(hub.wire(), client, COMPANY, key.key());
    }

    private String token(Pasted key) {
        return askToken(key).expect(200).text("access_token");
    }

    private Answer account(String token) {
        return hub.wire().send(Call.get("/v1/account").with("Authorization", "Bearer " + token));
    }

    @Test
    void aSuspendedSystemGetsNoTokenAndThoseItHasAreRefusedAtOnce() {
        String token = token(first);
        account(token).expect(200);

        assertThat(press("/suspension", "x=1").body()).contains("The system is suspended.", "Suspended on");

        assertThat(account(token).problem()).isEqualTo("401 token-not-good");
        assertThat(askToken(first).status()).isEqualTo(401);

        assertThat(press("/resumption", "x=1").body()).contains("The system is resumed.");
        account(token(first)).expect(200);
    }

    @Test
    void whatWasStoppedOnAnotherHubIsHeardOfWithinSeconds() {
        String token = token(first);
        account(token).expect(200);

        sql("update machine_client set suspended_at = now(), stopped_at = now() where client_id = '" + client + "'");

        await().atMost(PATIENCE).until(() -> account(token).status() == 401);
    }

    @Test
    void aRemovedSystemIsGoneForGood() {
        String token = token(first);
        account(token).expect(200);
        assertThat(press("/removal", "x=1").body()).contains("Nothing was removed");
        account(token).expect(200);

        assertThat(press("/removal", "sure=true").body()).contains("The system is removed.");

        assertThat(account(token).problem()).isEqualTo("401 token-not-good");
        assertThat(askToken(first).status()).isEqualTo(401);
        assertThat(juris.open(page).statusCode()).isEqualTo(404);
        assertThat(juris.open("/connections").body()).doesNotContain(client);
    }

    @Test
    void aKeyIsChangedWithoutAGap() {
        String old = token(first);
        account(old).expect(200);
        assertThat(add(second).body()).contains("The key is added.", id(second), "Not used yet.");
        account(token(second)).expect(200);
        account(old).expect(200);
        assertThat(juris.open(page).body()).doesNotContain("Not used yet.");

        assertThat(press("/keys/" + id(first) + "/removal", "x=1").body())
                .contains("The key is removed.", "Key removed");

        assertThat(account(old).problem()).isEqualTo("401 token-not-good");
        assertThat(askToken(first).status()).isEqualTo(401);
        account(token(second)).expect(200);
        assertThat(add(first).body()).contains("belongs to a system already, or did");
    }

    @Test
    void theLastKeyIsNotRemovedAndOneThatHasEndedDoesNotCount() {
        String removal = "/keys/" + id(first) + "/removal";
        assertThat(press(removal, "x=1").body()).contains("Add another one first");
        add(second);
        sql("update machine_key set ends_at = now() - interval '1 day' where key_id = '" + id(second) + "'");

        assertThat(press(removal, "x=1").body()).contains("Add another one first", "A certificate has ended");

        assertThat(askToken(second).status()).isEqualTo(401);
        account(token(first)).expect(200);
        assertThat(press("/keys/" + id(Pasted.p256()) + "/removal", "x=1").body())
                .contains("no such key any more");
    }

    @Test
    void aCertificateThatEndsSoonIsShown() {
        sql("update machine_key set ends_at = now() + interval '20 days' where key_id = '" + id(first) + "'");
        assertThat(juris.open("/connections").body()).contains("A certificate ends on");
        add(second);
        assertThat(juris.open("/connections").body()).doesNotContain("A certificate ends on");
        assertThat(juris.open(page).body()).contains("A certificate ends on");
    }

    @Test
    void aSystemHasSoManyKeysAndNotMore() {
        add(second);
        add(Pasted.p256());
        add(Pasted.p256());
        assertThat(add(second).body()).contains("The key is added.");
        assertThat(add(Pasted.p256()).body()).contains("has 4 keys already");
    }

    @Test
    void whoChangedWhatIsOnRecordAndStaysSo() {
        add(second);
        press("/suspension", "x=1");
        press("/suspension", "x=1");
        press("/resumption", "x=1");

        assertThat(juris.open(page).body()).containsSubsequence("Resumed", "Suspended", "Key added", "Connected");
        assertThat(hub.bean(JdbcClient.class)
                        .sql("select change || ' ' || by_name from connection_change where client_id = :client"
                                + " order by change_id")
                        .param("client", client)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "connected Juris Bērziņš",
                        "key-added Juris Bērziņš",
                        "suspended Juris Bērziņš",
                        "resumed Juris Bērziņš");
        assertThatThrownBy(() -> sql("update connection_change set by_name = 'Cits'"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql("delete from connection_change")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aKeyThatIsWrongIsRefusedHereToo() {
        HttpResponse<String> answer =
                press("/keys", "credential=" + Visitor.encoded(Pasted.rsa(1024).publicPem()));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("another kind (RSA 1024)", "BEGIN PUBLIC KEY");
        String secret = second.privatePem().lines().skip(1).findFirst().orElseThrow();
        assertThat(press("/keys", "credential=" + Visitor.encoded(second.privatePem()))
                        .body())
                .contains("This is a private key.")
                .doesNotContain(secret);
    }
}
