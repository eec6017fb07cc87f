package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A system that has nothing to fetch waits for mail instead of asking again and again.
@ExtendWith(HubExtension.class)
class WaitingForMailTest {
    private static final Executor SYSTEMS =
            system -> Thread.ofVirtual().name("system").start(system);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestHub hub;
    private final Party recipient;

    WaitingForMailTest(TestHub hub) {
        this.hub = hub;
        this.recipient = hub.newPerson();
    }

    private CompletableFuture<Answer> waiting(int seconds) {
        return CompletableFuture.supplyAsync(() -> recipient.get("/v1/inbox?wait=" + seconds), SYSTEMS);
    }

    /// Waits as soon as there is a place for it.
    private CompletableFuture<Answer> patient() {
        return CompletableFuture.supplyAsync(
                () -> Stream.generate(() -> recipient.get("/v1/inbox?wait=60"))
                        .filter(answer -> !isRefused(answer))
                        .findFirst()
                        .orElseThrow(),
                SYSTEMS);
    }

    private static boolean isRefused(Answer answer) {
        return answer.status() == 429 && answer.problem().equals("429 too-many-calls-wait");
    }

    private static List<String> messages(Answer answer) {
        return answer.expect(200).list("messages").stream()
                .map(entry -> entry.get("message").asString())
                .toList();
    }

    @Test
    void whoWaitsHearsOfMailWhenItComes() throws Exception {
        CompletableFuture<Answer> answer = waiting(60);
        Letter letter = hub.council().send(Letter.between(hub.council(), recipient));

        assertThat(messages(answer.get(30, TimeUnit.SECONDS)))
                .containsExactly(letter.id().toString());
    }

    @Test
    void whoWaitsHearsOfMailThatAnotherHubConsigned() throws Exception {
        CompletableFuture<Answer> answer = waiting(60);
        UUID message = TestHub.newId();
        hub.bean(JdbcClient.class)
                .sql("""
                        insert into mailbox_entry (e_address, entry_id, message_id, sender, sender_name, subject,
                                                   document_count, sent_at, consigned_at)
                        values (:owner, :entry, :message, '_DEFAULT@90000000122', 'Council', 'Permit', 1, now(), now())""")
                .param("owner", recipient.eAddress())
                .param("entry", UuidCreator.getTimeOrderedEpoch())
                .param("message", message)
                .update();

        assertThat(messages(answer.get(30, TimeUnit.SECONDS))).containsExactly(message.toString());
    }

    @Test
    void whatIsThereIsAnsweredAtOnce() {
        Letter letter = hub.council().send(Letter.between(hub.council(), recipient));
        recipient.waitFor(letter);
        Instant asked = Instant.now();

        assertThat(messages(recipient.get("/v1/inbox?wait=60")))
                .containsExactly(letter.id().toString());
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void whenTheTimeIsOverTheAnswerIsEmpty() {
        Instant asked = Instant.now();
        assertThat(messages(recipient.get("/v1/inbox?wait=1"))).isEmpty();
        assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        assertThat(messages(recipient.get("/v1/inbox?wait=0"))).isEmpty();
    }

    @Test
    void oneMoreThanMayWaitForAnAddressIsRefusedAndOthersAreNot() {
        List<CompletableFuture<Answer>> places =
                Stream.generate(this::patient).limit(4).toList();
        await().atMost(PATIENCE).until(() -> isRefused(recipient.get("/v1/inbox?wait=0")));
        assertThat(recipient.get("/v1/inbox?wait=1").header("Retry-After")).isPresent();
        assertThat(messages(hub.newPerson().get("/v1/inbox?wait=0"))).isEmpty();
        assertThat(messages(recipient.get("/v1/inbox"))).isEmpty();

        Letter letter = hub.council().send(Letter.between(hub.council(), recipient));
        assertThat(places)
                .allSatisfy(place -> assertThat(messages(place.join()))
                        .containsExactly(letter.id().toString()));
    }

    @Test
    void howLongIsANumberOfSeconds() {
        for (String wait : List.of("x", "-1", "1.5", "99999999999")) {
            assertThat(recipient.get("/v1/inbox?wait=" + wait).problem()).isEqualTo("400 malformed-request");
        }
    }
}
