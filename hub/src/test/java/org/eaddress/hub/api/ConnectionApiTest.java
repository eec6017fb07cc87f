package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// A system changes its own keys by the API.
@ExtendWith(HubExtension.class)
class ConnectionApiTest {
    private static final String KEYS = "/v1/connection/keys";

    private final TestHub hub;
    private Party system;

    ConnectionApiTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void enrol() {
        system = hub.newUnit();
    }

    private static String assertion(Party by) {
        return Wire.signed(by.claims().build(), by.key());
    }

    private Answer add(String credential, String assertion) {
        return system.call(Call.json("POST", KEYS, json(Map.of("credential", credential, "assertion", assertion))));
    }

    private Answer add(String credential) {
        return add(credential, assertion(system));
    }

    private Answer remove(String keyId, String assertion) {
        return system.call(Call.json("PUT", KEYS + "/" + keyId + "/removal", json(Map.of("assertion", assertion))));
    }

    private static String json(Map<String, String> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    private static String id(ECKey key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> keys() {
        return system.get("/v1/connection").expect(200).list("keys").stream()
                .map(key -> key.required("id").asString())
                .toList();
    }

    @Test
    void aSystemSeesItsConnection() {
        Answer connection = system.get("/v1/connection").expect(200);

        assertThat(connection.text("client")).isEqualTo(system.client());
        assertThat(connection.text("eAddress")).isEqualTo(system.eAddress());
        assertThat(keys()).containsExactly(id(system.key()));
        assertThat(connection.list("keys").getFirst().has("usedAt")).isTrue();
    }

    @Test
    void theSystemOfAPersonSeesItsOwn() {
        Party persons = hub.newPerson();
        assertThat(persons.get("/v1/connection").expect(200).text("client")).isEqualTo(persons.client());
        persons.get("/v1/connection/health").expect(200);
    }

    @Test
    void itChangesItsKeyWithoutAGap() {
        Pasted next = Pasted.p256();
        add(next.jwk()).expect(200);
        add(next.jwk()).expect(200);
        Party renewed = new Party(hub.wire(), system.client(), system.eAddress(), next.key());
        String token = hub.wire()
                .askToken(system.client(), assertion(renewed))
                .expect(200)
                .text("access_token");

        String old = id(system.key());
        Answer removed = hub.wire()
                .send(Call.json("PUT", KEYS + "/" + old + "/removal", json(Map.of("assertion", assertion(renewed))))
                        .with("Authorization", "Bearer " + token))
                .expect(200);

        assertThat(removed.list("keys"))
                .extracting(key -> key.required("id").asString())
                .containsExactly(id(next.key()));
        assertThat(system.get("/v1/account").problem()).isEqualTo("401 token-not-good");
        hub.wire()
                .send(Call.get("/v1/account").with("Authorization", "Bearer " + token))
                .expect(200);
    }

    @Test
    void aRequestIsAnsweredWithACertificate() {
        Answer added = add(Pasted.p256().request("CN=dms")).expect(200);
        assertThat(added.list("keys").getLast().required("certificate").asString())
                .startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void aStolenTokenChangesNoKey() {
        Pasted thief = Pasted.p256();
        Party another = hub.newUnit();
        String used = assertion(system);
        add(Pasted.p256().jwk(), used).expect(200);
        List<String> before = keys();

        for (String proof : List.of(
                "",
                "nothing",
                used,
                assertion(another),
                Wire.signed(system.claims().build(), thief.key()))) {
            assertThat(add(thief.jwk(), proof).problem()).isEqualTo("403 key-not-proven");
            assertThat(remove(id(system.key()), proof).problem()).isEqualTo("403 key-not-proven");
        }
        assertThat(keys()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongKeyHasItsProblem(String credential, String problem) {
        assertThat(add(credential).problem()).isEqualTo(problem);
        assertThat(keys()).containsExactly(id(system.key()));
    }

    static Stream<Arguments> wrong() {
        Pasted good = Pasted.p256();
        return Stream.of(
                row("rubbish", "no key", "422 malformed-key"),
                row("100 kB of rubbish", "x".repeat(100_000), "413 credential-too-large"),
                row("a private key", good.privatePem(), "422 private-key-sent"),
                row("RSA 1024", Pasted.rsa(1024).publicPem(), "422 key-not-accepted"),
                row("not signed", good.requestSignedBy(Pasted.p256()), "422 request-not-signed"),
                row("of another", good.request("O=SIA Bērzs"), "422 other-organisation"),
                row("ended", good.certificate("CN=a", Duration.ofDays(-1)), "422 certificate-not-valid"));
    }

    private static Arguments row(String name, String credential, String problem) {
        return Arguments.of(Named.of(name, credential), problem);
    }

    @Test
    void keysAreNobodyElsesAndNeitherTooManyNorNone() {
        assertThat(add(hub.council().key().toPublicJWK().toJSONString()).problem())
                .isEqualTo("409 key-used-before");
        assertThat(remove(id(system.key()), assertion(system)).problem()).isEqualTo("409 last-key");
        assertThat(remove(id(Pasted.p256().key()), assertion(system)).problem()).isEqualTo("404 unknown-key");
        assertThat(remove(id(hub.council().key()), assertion(system)).problem()).isEqualTo("404 unknown-key");
        for (int i = 0; i < 3; i++) {
            add(Pasted.p256().jwk()).expect(200);
        }
        assertThat(add(Pasted.p256().jwk()).problem()).isEqualTo("409 too-many-keys");
    }

    @Test
    void whatIsMissingIsNamed() {
        for (String body : List.of("{}", "{\"credential\":\"x\"}", "{\"assertion\":\"x\"}")) {
            assertThat(system.call(Call.json("POST", KEYS, body)).problem()).isEqualTo("400 malformed-request");
        }
        assertThat(system.call(Call.json("PUT", KEYS + "/x/removal", "{}")).problem())
                .isEqualTo("400 malformed-request");
    }
}
