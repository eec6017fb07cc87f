package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.tsp.EvidenceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The hub of these tests has changed its hash algorithm: it renews by itself, and everybody may see it.
@ExtendWith(HubExtension.class)
class RenewalApiTest {
    private final TestHub hub;

    RenewalApiTest(TestHub hub) {
        this.hub = hub;
    }

    private List<JsonNode> renewals(String query) {
        return hub.wire().send(Call.get("/v1/journal/renewals" + query)).list("renewals");
    }

    @Test
    void whatIsSealedIsRenewedAndItsRecordTellsSo() {
        Party council = hub.council();
        Letter letter = council.send(Letter.between(council, hub.newPerson()));
        String piece =
                council.evidence(letter).list("evidence").getFirst().get("id").asString();
        String path = letter.path() + "/evidence/" + piece + "/record";

        await().atMost(Duration.ofSeconds(30)).until(() -> chains(council.get(path)) == 2);

        String seal = council.get(path).header("Link").orElseThrow().replaceFirst(".*/(\\d+)>.*", "$1");
        JsonNode renewal = renewals("").stream()
                .filter(each -> each.get("firstSeal").asLong() <= Long.parseLong(seal)
                        && each.get("lastSeal").asLong() >= Long.parseLong(seal))
                .findFirst()
                .orElseThrow();
        assertThat(renewal.get("algorithm").asString()).isEqualTo("SHA-512");
        String number = renewal.get("number").asString();
        assertThat(hub.wire().send(Call.get("/v1/journal/renewals/" + number)).list("nodes"))
                .hasSize(renewal.get("lastSeal").asInt()
                        - renewal.get("firstSeal").asInt()
                        + 1);
        assertThat(hub.wire()
                        .send(Call.get("/v1/journal/renewals/%s/seals/%s".formatted(number, seal)))
                        .list("entries"))
                .hasSameSizeAs(
                        hub.wire().send(Call.get("/v1/journal/seals/" + seal)).list("entries"));
        assertThat(renewals("?after=" + (Long.parseLong(number) - 1) + "&limit=1"))
                .extracting(each -> each.get("number"))
                .containsExactly(renewal.get("number"));
    }

    private static int chains(Answer evidenceRecord) {
        return evidenceRecord.status() == 200
                ? EvidenceRecord.getInstance(evidenceRecord.bytes())
                        .getArchiveTimeStampSequence()
                        .size()
                : 0;
    }

    @Test
    void healthTellsHowRenewalStands() throws Exception {
        Party council = hub.council();
        Letter letter = council.send(Letter.between(council, hub.newPerson()));
        String piece =
                council.evidence(letter).list("evidence").getFirst().get("id").asString();
        council.waitForRecord(letter, piece);
        await().atMost(Duration.ofSeconds(30)).until(() -> !renewals("").isEmpty());

        JsonNode health;
        try (InputStream answer =
                hub.address().resolve("/actuator/health/sealing").toURL().openStream()) {
            health = JsonMapper.shared().readTree(answer);
        }
        assertThat(health.get("status").asString()).isEqualTo("UP");
        JsonNode details = health.at("/components/renewal/details");
        assertThat(details.get("algorithm").asString()).isEqualTo("SHA-512");
        assertThat(Instant.parse(details.get("standsUntil").asString())).isAfter(Instant.now());
    }

    @Test
    void whatIsNoRenewalIsRefused() {
        for (String number : List.of("0", "-1", "999999999", "1/seals/999999999", "999999999/seals/1")) {
            assertThat(hub.wire()
                            .send(Call.get("/v1/journal/renewals/" + number))
                            .problem())
                    .isEqualTo("404 unknown-renewal");
        }
        for (String bad : List.of("/x", "/1/seals/x", "?after=x", "?limit=0", "?limit=501")) {
            assertThat(hub.wire().send(Call.get("/v1/journal/renewals" + bad)).problem())
                    .isEqualTo("400 malformed-request");
        }
    }
}
