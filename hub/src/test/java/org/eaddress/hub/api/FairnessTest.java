package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One client over its limits, and the others who do not notice.
@ExtendWith(HubExtension.class)
class FairnessTest {
    private final TestHub hub;

    FairnessTest(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void aClientOverItsLimitsIsToldSoAndWhenToComeBackAndOthersAreServed() {
        Party slow = hub.slow();
        Enclosure large = Enclosure.pdf("Liels.pdf", "x".repeat(900_000));
        slow.put(large).expect(201);

        slow.put(Enclosure.pdf("Otrs.pdf", "y".repeat(900_000))).expect(201); // what there is no room for is owed

        Answer tooMuch = slow.put(Enclosure.pdf("Trešais.pdf", "z"));

        assertThat(tooMuch.problem()).isEqualTo("429 too-many-bytes");
        assertThat(seconds(tooMuch)).isBetween(10_000, 86_400);
        List<Answer> calls =
                IntStream.range(0, 20).mapToObj(_ -> slow.get("/v1/account")).toList();
        assertThat(calls).extracting(Answer::status).contains(200, 429);
        Answer tooFast =
                calls.stream().filter(call -> call.status() == 429).findFirst().orElseThrow();
        assertThat(tooFast.problem()).isEqualTo("429 too-many-requests");
        assertThat(seconds(tooFast)).isEqualTo(1);
        hub.council().get("/v1/account").expect(200);
    }

    private static int seconds(Answer answer) {
        return Integer.parseInt(answer.header("Retry-After").orElseThrow());
    }
}
