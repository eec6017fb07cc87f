package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How a system does, told by the API to the system and on the page to its people.
@ExtendWith(HubExtension.class)
class ConnectionHealthTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestHub hub;
    private Party system;

    ConnectionHealthTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void enrol() {
        system = hub.newUnit();
    }

    private Answer health() {
        return system.get("/v1/connection/health").expect(200);
    }

    private Answer healthWith(Predicate<Answer> wanted) {
        return await().atMost(PATIENCE).until(this::health, wanted);
    }

    private static boolean has(Answer health, String member) {
        return health.json().has(member);
    }

    @Test
    void aSystemThatDidNothingYetHasDoneNothing() {
        Answer health = health();

        assertThat(health.json().propertyNames())
                .containsExactlyInAnyOrder("signedInAt", "waiting", "unregistered", "problems", "days");
        assertThat(health.json().required("waiting").asInt()).isZero();
        assertThat(health.list("problems")).isEmpty();
    }

    @Test
    void whatItDidAndWhatWaitsIsTold() {
        Letter sent = system.send(Letter.between(system, hub.anna()));
        hub.anna().waitFor(sent);
        Letter taken = hub.council().send(Letter.between(hub.council(), system));
        system.waitFor(taken);
        system.confirm(taken).expect(200);
        Letter waits = hub.council().send(Letter.between(hub.council(), system));
        system.waitFor(waits);

        Answer health = healthWith(answer -> has(answer, "confirmedAt") && has(answer, "registeredAt"));

        assertThat(health.json().propertyNames())
                .contains("pulledAt", "submittedAt", "confirmedAt", "registeredAt", "waitingSince");
        assertThat(health.json().required("waiting").asInt()).isEqualTo(1);
    }

    @Test
    void whatItDoesIsCountedDayByDayWithTheTimeThatItsCallsTook() {
        system.send(Letter.between(system, hub.anna()));
        Letter taken = hub.council().send(Letter.between(hub.council(), system));
        system.waitFor(taken);
        system.confirm(taken).expect(200);
        Letter more = hub.council().send(Letter.between(hub.council(), system));
        system.waitFor(more);
        system.confirmAll(Map.of(more.id(), List.of(more.document().sha256()))).expect(200);
        system.get("/v1/inbox/" + TestHub.newId()).expect(404);

        Answer health = healthWith(answer -> sum(answer, "failures") > 0 && sum(answer, "taken") == 2);

        assertThat(health.list("days")).hasSize(14);
        assertThat(sum(health, "sent")).isEqualTo(1);
        assertThat(sum(health, "calls")).isGreaterThan(4);
        assertThat(sum(health, "meanMillis")).isLessThanOrEqualTo(sum(health, "slowestMillis"));
    }

    private static long sum(Answer health, String member) {
        return health.list("days").stream()
                .mapToLong(day -> day.required(member).asLong())
                .sum();
    }

    @Test
    void problemsAreCountedByTheirCodeForAWeek() {
        hub.bean(JdbcClient.class)
                .sql("insert into connection_problem (client_id, day, code, times, last_at)"
                        + " values (:client, current_date - 8, 'too-large', 7, now() - interval '8 days')")
                .param("client", system.client())
                .update();
        for (int i = 0; i < 3; i++) {
            system.get("/v1/inbox/" + TestHub.newId()).expect(404);
        }
        system.submit(Letter.between(hub.council(), hub.anna())).expect(403);

        Answer health = healthWith(answer -> answer.list("problems").size() == 2);

        assertThat(health.list("problems"))
                .extracting(met -> met.required("code").asString() + " "
                        + met.required("times").asInt())
                .containsExactly("unknown-message 3", "sender-not-yours 1");
    }

    @Test
    void theWebhookOfItsAddressIsToldOf() {
        system.webhook("https://dms.invalid/").expect(200);
        system.call(Call.get("/v1/webhook/pause").by("PUT")).expect(200);
        assertThat(health().json().required("webhook").required("state").asString())
                .isEqualTo("paused");
    }

    @Test
    void aSelfTestIsTakenAsWords() {
        String path = "/v1/connection/self-test";
        Answer failed = system.call(Call.json(
                "PUT", path, "{\"steps\":[{\"name\":\"send\"},{\"name\":\"list\",\"failure\":\"not-arrived\"}]}"));
        assertThat(failed.expect(200).json().required("passed").asBoolean()).isFalse();
        for (String body : List.of(
                "{}",
                "{\"steps\":[]}",
                "{\"steps\":[null]}",
                "{\"steps\":[{}]}",
                "{\"steps\":[{\"name\":\"<b>\"}]}",
                "{\"steps\":[{\"name\":\"send\",\"failure\":\"Not a word\"}]}",
                "{\"steps\":[" + "{\"name\":\"send\"},".repeat(50) + "{\"name\":\"send\"}]}")) {
            assertThat(system.call(Call.json("PUT", path, body)).problem())
                    .as(body)
                    .isEqualTo("400 malformed-request");
        }
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL).forOrganisation()) {
            assertThat(rasma.open("/connections/" + system.client()).body()).contains("list (not-arrived)");
        }
    }

    @Test
    void peopleSeeItOnThePage() {
        system.get("/v1/inbox").expect(200);
        system.get("/v1/inbox/" + TestHub.newId()).expect(404);
        healthWith(answer -> has(answer, "pulledAt") && !answer.list("problems").isEmpty());
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL).forOrganisation()) {
            String page = rasma.open("/connections/" + system.client()).body();
            assertThat(page).contains("How it does", "Nothing waits", "unknown-message", "1 time");
            assertThat(List.of(page.split("Not yet", -1))).hasSize(4);
        }
    }
}
