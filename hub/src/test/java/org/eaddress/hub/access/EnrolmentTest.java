package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eaddress.hub.access.RunningHub.BERZS;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
