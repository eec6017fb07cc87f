package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eaddress.hub.access.RunningHub.BERZS;
import static org.eaddress.hub.access.RunningHub.COUNCIL;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Which keys a client may be known by.
class EnrolmentTest extends MachineTest {
    private static MachineClients clients() {
        return hub.context().getBean(MachineClients.class);
    }

    static Stream<Named<String>> weakKeys() throws JOSEException {
        return Stream.of(
                Named.of(
                        "RSA of 1024 bits",
                        new RSAKeyGenerator(1024, true).generate().toPublicJWK().toJSONString()),
                Named.of(
                        "RSA of 4096 bits",
                        new RSAKeyGenerator(4096).generate().toPublicJWK().toJSONString()),
                Named.of("P-192", Machine.JSON.writeValueAsString(WeakKeys.P192)),
                Named.of(
                        "P-384",
                        new ECKeyGenerator(Curve.P_384).generate().toPublicJWK().toJSONString()),
                Named.of(
                        "a secret",
                        new OctetSequenceKeyGenerator(256).generate().toJSONString()),
                Named.of("its private part told", Machine.newKey().toJSONString()),
                Named.of("beside the curve", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}"),
                Named.of("no key", "{}"));
    }

    @ParameterizedTest
    @MethodSource("weakKeys")
    void aWeakKeyIsNotEnrolled(String jwk) {
        String client = "weak-" + UUID.randomUUID();

        assertThatThrownBy(() -> clients().enrol(client, BERZS.eAddress(), jwk))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(clients().find(client)).isEmpty();
    }

    @Test
    void theKeyOfAnotherClientIsNotEnrolled() {
        String jwk = council.key().toPublicJWK().toJSONString();
        String client = "second-" + UUID.randomUUID();

        assertThatThrownBy(() -> clients().enrol(client, BERZS.eAddress(), jwk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another client");

        assertThat(clients().find(client)).isEmpty();
        assertThat(council.askToken(council.assertion()).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyIsTheSameHoweverItsPointIsWritten() {
        ECKey key = Machine.newKey();
        byte[] x = key.getX().decode();
        byte[] longer = new byte[x.length + 1];
        System.arraycopy(x, 0, longer, 1, x.length);
        String jwk = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
                .formatted(Base64URL.encode(longer), key.getY());

        assertThat(MachineClient.readKey(jwk).getKeyID()).isEqualTo(key.getKeyID());
    }

    @Test
    void whatWasRemovedIsNotEnrolledAgain() {
        JdbcClient db = hub.context().getBean(JdbcClient.class);
        Machine machine = Machine.enrolled(hub, BERZS);
        String jwk = machine.key().toPublicJWK().toJSONString();
        db.sql("update machine_key set removed_at = now() where client_id = ?")
                .param(machine.clientId())
                .update();
        assertThatThrownBy(() -> clients().enrol(machine.clientId(), BERZS.eAddress(), jwk))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("this key");

        db.sql("update machine_client set removed_at = now() where client_id = ?")
                .param(machine.clientId())
                .update();
        assertThatThrownBy(() -> clients().enrol(machine.clientId(), BERZS.eAddress(), jwk))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the client");
    }

    @Test
    void earlierTokensEndWithTheAddressThatTheyAreFor() {
        Machine machine = Machine.enrolled(hub, BERZS);
        String client = machine.clientId();
        String jwk = machine.key().toPublicJWK().toJSONString();
        Instant before = Instant.now().minusSeconds(2);
        clients().enrol(client, BERZS.eAddress(), jwk);
        assertThat(clients().stands(client, machine.key().getKeyID(), before)).isTrue();

        clients().enrol(client, COUNCIL.eAddress(), jwk);

        assertThat(clients().stands(client, machine.key().getKeyID(), before)).isFalse();
        assertThat(machine.callWith(machine.token()).statusCode()).isEqualTo(200);
    }

    @Test
    void tokensOfBeforeASuspensionStayBadWhenItEnds() {
        Machine machine = Machine.enrolled(hub, BERZS);
        String client = machine.clientId();
        Instant before = Instant.now().minusSeconds(2);
        ConnectedSystems systems = hub.context().getBean(ConnectedSystems.class);
        new TransactionTemplate(hub.context().getBean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            systems.suspend(client);
            systems.resume(client);
        });

        assertThat(clients().stands(client, machine.key().getKeyID(), before)).isFalse();
        assertThat(machine.callWith(machine.token()).statusCode()).isEqualTo(200);
    }

    @Test
    void aClientIsEnrolledAgainWithItsOwnKey() {
        Machine machine = Machine.enrolled(hub, BERZS);
        clients()
                .enrol(
                        machine.clientId(),
                        BERZS.eAddress(),
                        machine.key().toPublicJWK().toJSONString());

        assertThat(machine.askToken(machine.assertion()).statusCode()).isEqualTo(200);
    }
}
