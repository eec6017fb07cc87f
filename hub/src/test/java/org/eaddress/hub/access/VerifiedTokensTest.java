package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void neverMoreThanTheLimitAreKept() {
        VerifiedTokens tokens = new VerifiedTokens(100);

        for (int i = 0; i < 1000; i++) {
            tokens.keep(TokenDigest.of("token " + i), caller(NOW.plusSeconds(600)), NOW);
        }

        assertThat(tokens.size()).isBetween(80, 100);
        assertThat(tokens.find(TokenDigest.of("token 999"))).isPresent();
    }

    @Test
    void theExpiredMakeRoomForTheLiving() {
        VerifiedTokens tokens = new VerifiedTokens(100);
        for (int i = 0; i < 50; i++) {
            tokens.keep(TokenDigest.of("old " + i), caller(NOW.minusSeconds(1)), NOW.minusSeconds(600));
        }
        for (int i = 0; i < 51; i++) {
            tokens.keep(TokenDigest.of("new " + i), caller(NOW.plusSeconds(600)), NOW);
        }

        for (int i = 0; i < 51; i++) {
            assertThat(tokens.find(TokenDigest.of("new " + i))).isPresent();
        }
    }

    @Test
    void theTokensOfAClientThatWasStoppedAreForgottenAndNoOthers() {
        VerifiedTokens tokens = new VerifiedTokens(100);
        tokens.keep(TokenDigest.of("its first"), caller("stopped", NOW.plusSeconds(600)), NOW);
        tokens.keep(TokenDigest.of("its second"), caller("stopped", NOW.plusSeconds(600)), NOW);
        tokens.keep(TokenDigest.of("another's"), caller("another", NOW.plusSeconds(600)), NOW);

        tokens.dropOf(Set.of("stopped", "unknown"));

        assertThat(tokens.find(TokenDigest.of("its first"))).isEmpty();
        assertThat(tokens.find(TokenDigest.of("its second"))).isEmpty();
        assertThat(tokens.find(TokenDigest.of("another's"))).isPresent();
    }

    private static ApiCaller caller(Instant expiresAt) {
        return caller("client", expiresAt);
    }

    private static ApiCaller caller(String clientId, Instant expiresAt) {
        Caller caller = new Caller(RunningHub.COUNCIL.eAddress(), "Council", Caller.Way.MACHINE, "level");
        return new ApiCaller(
                caller, clientId, List.of("messages"), new ApiCaller.Token("key", null, NOW, expiresAt, null, null));
    }
}
