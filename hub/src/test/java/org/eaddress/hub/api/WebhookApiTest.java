package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A system says where it wants to be told of mail. That it is told is the matter of the connector module's tests.
@ExtendWith(HubExtension.class)
class WebhookApiTest {
    private static final String URL = "https://dms.invalid/mail?for=council";

    private final Party party;

    WebhookApiTest(TestHub hub) {
        this.party = hub.newUnit();
    }

    @Test
    void itIsSetChangedPausedResumedReplayedAndRemoved() {
        assertThat(party.get("/v1/webhook").problem()).isEqualTo("404 unknown-webhook");

        Answer set = party.webhook(URL).expect(200);
        assertThat(set.text("url")).isEqualTo(URL);
        assertThat(set.text("state")).isEqualTo("active");
        assertThat(set.json().get("waiting").asInt()).isZero();

        Answer changed = party.webhook(URL + "&more#part").expect(200);
        assertThat(changed.text("url")).as("a part is never sent").isEqualTo(URL + "&more");
        assertThat(changed.text("subscription")).isEqualTo(set.text("subscription"));

        assertThat(party.call(Call.get("/v1/webhook/pause").by("PUT")).text("state"))
                .isEqualTo("paused");
        assertThat(party.get("/v1/webhook").text("state")).isEqualTo("paused");
        assertThat(party.call(Call.get("/v1/webhook/pause").by("DELETE")).text("state"))
                .isEqualTo("active");
        party.call(Call.json("PUT", "/v1/webhook/cursor", "{}")).expect(200);
        Answer again =
                party.call(Call.json("PUT", "/v1/webhook/cursor", "{\"after\":\"%s\"}".formatted(TestHub.newId())));
        assertThat(again.problem()).isEqualTo("429 replayed-lately");
        assertThat(again.header("Retry-After")).contains("60");
        assertThat(removed()).isTrue();
        assertThat(removed()).isFalse();
        assertThat(party.get("/v1/webhook").problem()).isEqualTo("404 unknown-webhook");
    }

    private boolean removed() {
        return party.call(Call.get("/v1/webhook").by("DELETE"))
                .expect(200)
                .json()
                .get("removed")
                .asBoolean();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dms",
                "http://dms.invalid/",
                "https://",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://user:word@dms.invalid/",
                "https://dms.invalid:5432/",
                "file:///etc/passwd",
                "ftp://dms.invalid/"
            })
    void whatTheHubMayNotCallIsRefused(String url) {
        assertThat(party.webhook(url).problem()).isEqualTo("422 webhook-not-callable");
        assertThat(party.get("/v1/webhook").status()).isEqualTo(404);
    }

    @Test
    void anAddressIsNotEndlessAndNoCursorIsMadeUp() {
        assertThat(party.webhook("https://dms.invalid/" + "x".repeat(2000)).problem())
                .isEqualTo("422 webhook-not-callable");
        assertThat(party.call(Call.json("PUT", "/v1/webhook", "{}")).problem()).isEqualTo("400 malformed-request");
        party.webhook(URL).expect(200);
        assertThat(party.call(Call.json("PUT", "/v1/webhook/cursor", "{\"after\":\"x\"}"))
                        .problem())
                .isEqualTo("400 malformed-request");
    }

    @Test
    void whatIsNotThereIsNotPausedResumedOrReplayed() {
        assertThat(party.call(Call.get("/v1/webhook/pause").by("PUT")).problem())
                .isEqualTo("404 unknown-webhook");
        assertThat(party.call(Call.get("/v1/webhook/pause").by("DELETE")).problem())
                .isEqualTo("404 unknown-webhook");
        assertThat(party.call(Call.json("PUT", "/v1/webhook/cursor", "{}")).problem())
                .isEqualTo("404 unknown-webhook");
    }
}
