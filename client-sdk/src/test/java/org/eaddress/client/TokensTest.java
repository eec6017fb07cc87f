package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    private World world;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        world = new World(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void oneTokenServesManyCalls() {
        try (var client = world.client()) {
            client.lookup(List.of(World.ANNA));
            client.lookup(List.of(World.ANNA));
        }
        assertThat(world.hub.calls(Step.TOKEN)).isEqualTo(1);
    }

    @Test
    void aTokenIsReplacedShortlyBeforeItExpires() throws Exception {
        var environment = world.environment();
        try (var client = EAddressClient.connect(environment, world.credentials())) {
            client.lookup(List.of(World.ANNA));
            environment.timekeeper().pause(Duration.ofSeconds(275));
            client.lookup(List.of(World.ANNA));
        }
        assertThat(world.hub.calls(Step.TOKEN)).isEqualTo(2);
    }

    @Test
    void eachAssertionIsForThisHubShortLivedAndUsedOnce() throws Exception {
        world.hub.trouble(Step.OTHER, new Trouble.TokenRefused());
        try (var client = world.client()) {
            client.lookup(List.of(World.ANNA));
        }
        var assertions = world.hub.mailroom().assertions();
        var first = SignedJWT.parse(assertions.getFirst()).getJWTClaimsSet();
        var second = SignedJWT.parse(assertions.getLast()).getJWTClaimsSet();
        assertThat(first.getAudience()).containsExactly(world.hub.uri() + "/oauth2/token");
        assertThat(first.getIssuer()).isEqualTo("council").isEqualTo(first.getSubject());
        assertThat(Duration.between(
                        first.getIssueTime().toInstant(),
                        first.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(2));
        assertThat(first.getJWTID()).isNotEqualTo(second.getJWTID());
    }

    @Test
    void aBoundTokenIsShownWithANewProofForEachCall() throws Exception {
        try (var client = EAddressClient.connect(world.environment().boundTokens(true), world.credentials())) {
            client.lookup(List.of(World.ANNA));
            client.lookup(List.of(World.ANNA));
        }
        assertThat(world.hub.calls(Step.TOKEN)).isEqualTo(1);
        var proofs = new ArrayList<SignedJWT>();
        for (var proof : world.hub.mailroom().possessions()) {
            proofs.add(SignedJWT.parse(proof));
        }
        assertThat(proofs).hasSize(3).allSatisfy(proof -> {
            assertThat(proof.getHeader().getType().getType()).isEqualTo("dpop+jwt");
            assertThat(proof.verify(new ECDSAVerifier(
                            proof.getHeader().getJWK().toECKey().toECPublicKey())))
                    .isTrue();
        });
        assertThat(proofs)
                .extracting(proof -> proof.getJWTClaimsSet().getStringClaim("htu"))
                .containsExactly(
                        world.hub.uri() + "/oauth2/token",
                        world.hub.uri() + "/v1/directory/lookup",
                        world.hub.uri() + "/v1/directory/lookup");
        assertThat(proofs)
                .extracting(proof -> proof.getJWTClaimsSet().getJWTID())
                .doesNotHaveDuplicates();
        assertThat(proofs.getLast().getJWTClaimsSet().getStringClaim("ath")).hasSize(43);
    }

    @Test
    void aHubThatBindsNoTokensIsNotTrustedWithABearerTokenInstead() {
        world.hub.mailroom().bindNoTokens();
        try (var client = EAddressClient.connect(world.environment().boundTokens(true), world.credentials())) {
            assertThatThrownBy(client::account)
                    .isInstanceOfSatisfying(
                            HubProblem.class,
                            problem -> assertThat(problem.code()).isEqualTo("token-not-bound"));
        }
    }

    @Test
    void anUnknownClientIsTold() {
        world.hub.trouble(Step.TOKEN, new Trouble.Refusal(401, "invalid"));
        try (var client = world.client()) {
            assertThatThrownBy(client::account)
                    .isInstanceOfSatisfying(
                            HubProblem.class,
                            problem -> assertThat(problem.next()).contains("council"));
        }
    }
}
