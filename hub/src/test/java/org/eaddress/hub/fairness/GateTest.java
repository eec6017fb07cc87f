package org.eaddress.hub.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.fairness.Gate.Pass;
import org.eaddress.hub.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class GateTest {
    private static final EAddress COUNCIL = new EAddress("_DEFAULT@90000000122");
    private static final EAddress BERZS = new EAddress("_DEFAULT@40103000456");
    private static final Share CLIENT = new Share(10, 10, 2, DataSize.ofBytes(1000), Duration.ofSeconds(10));
    private static final Share ADDRESS = new Share(15, 15, 3, DataSize.ofBytes(1500), Duration.ofSeconds(10));
    private static final Share LARGE = new Share(100, 100, 4, DataSize.ofBytes(5000), Duration.ofSeconds(10));

    private final AtomicLong now = new AtomicLong();
    private final Gate gate = new Gate(new Shares(CLIENT, ADDRESS, Map.of("large", LARGE)), now::get);

    private Optional<ProblemType> call(String client, EAddress address, long size) {
        Pass pass = gate.passOf(client, address);
        Optional<HeldBack> heldBack = gate.enter(pass, size > 0);
        if (heldBack.isEmpty()) {
            pass.came(size);
            pass.leave();
        }
        return heldBack.map(HeldBack::why);
    }

    private Optional<ProblemType> begin(String client, EAddress address) {
        return gate.enter(gate.passOf(client, address), false).map(HeldBack::why);
    }

    @Test
    void aClientThatCallsTooFastIsHeldBackAndNobodyElse() {
        for (int i = 0; i < 10; i++) {
            assertThat(call("one", COUNCIL, 0)).isEmpty();
        }
        assertThat(call("one", COUNCIL, 0)).contains(ProblemType.TOO_MANY_REQUESTS);
        assertThat(call("other", COUNCIL, 0)).isEmpty();

        now.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(call("one", COUNCIL, 0)).isEmpty();
    }

    @Test
    void theClientsOfAnAddressShareWhatItMay() {
        for (int i = 0; i < 15; i++) {
            assertThat(call("client-" + i % 3, COUNCIL, 0)).isEmpty();
        }
        assertThat(call("client-3", COUNCIL, 0)).contains(ProblemType.TOO_MANY_REQUESTS);
        assertThat(call("client-4", BERZS, 0)).isEmpty();
    }

    @Test
    void nobodyHasMoreCallsUnderWayThanItsShare() {
        Pass first = gate.passOf("one", COUNCIL);
        assertThat(gate.enter(first, false)).isEmpty();
        assertThat(begin("one", COUNCIL)).isEmpty();
        assertThat(begin("one", COUNCIL)).contains(ProblemType.TOO_MANY_AT_ONCE);
        assertThat(begin("two", COUNCIL)).isEmpty();
        assertThat(begin("two", COUNCIL)).contains(ProblemType.TOO_MANY_AT_ONCE);
        assertThat(begin("three", BERZS)).isEmpty();

        first.leave();
        assertThat(begin("two", COUNCIL)).isEmpty();
    }

    @Test
    void theBytesThatCameAreCountedAndWhatIsTooMuchIsOwed() {
        assertThat(call("one", COUNCIL, 600)).isEmpty();
        assertThat(call("one", COUNCIL, 600)).isEmpty();
        assertThat(call("one", COUNCIL, 1)).contains(ProblemType.TOO_MANY_BYTES);

        now.addAndGet(Duration.ofMillis(2001).toNanos());
        assertThat(call("one", COUNCIL, 1)).isEmpty();
    }

    @Test
    void whoOnlyReadsIsNotHeldBackForBytes() {
        assertThat(call("one", COUNCIL, 1200)).isEmpty();

        assertThat(call("one", COUNCIL, 0)).isEmpty();
    }

    @Test
    void whatIsHeldBackForItsAddressCostsItsClientNothing() {
        assertThat(call("large", COUNCIL, 1500)).isEmpty();
        for (int i = 0; i < 200; i++) {
            assertThat(call("large", COUNCIL, 1500)).contains(ProblemType.TOO_MANY_BYTES);
        }
        assertThat(call("large", BERZS, 1500)).isEmpty();
    }

    @Test
    void retryAfterIsWholeSecondsAndNeverTooFew() {
        assertThat(new HeldBack(ProblemType.TOO_MANY_REQUESTS, 1).seconds()).isEqualTo(1);
        assertThat(new HeldBack(
                                ProblemType.TOO_MANY_REQUESTS,
                                Duration.ofMillis(2001).toNanos())
                        .seconds())
                .isEqualTo(3);
    }

    @Test
    void aHubWhereOneCouldTakeAllThreadsDoesNotStart() {
        Shares shares = new Shares(CLIENT, ADDRESS, Map.of("large", LARGE));

        shares.requireRoomForOthers(5);
        assertThatThrownBy(() -> shares.requireRoomForOthers(4)).hasMessageContaining("hub.fairness");
    }
}
