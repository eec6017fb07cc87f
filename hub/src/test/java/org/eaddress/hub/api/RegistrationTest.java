package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.submission.Registration;
import org.eaddress.hub.submission.Registrations;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Registering the receipt makes a message sent, once; before that no recipient sees it.
@ExtendWith(HubExtension.class)
class RegistrationTest {
    private static final String OTHER_DIGEST = "0".repeat(64);

    private final TestHub hub;
    private final Party council;

    RegistrationTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    @Test
    void whatIsAcceptedButNotRegisteredNobodySees() {
        Party recipient = hub.newPerson();
        Letter unsent = Letter.between(council, recipient);
        council.submit(unsent).expect(201);
        Letter sent = council.send(Letter.between(council, recipient));
        recipient.waitFor(sent);

        assertThat(recipient.inbox(500)).containsExactly(sent.id().toString());
        assertThat(recipient.fetch(unsent).problem()).isEqualTo("404 unknown-message");
        assertThat(recipient.get("/v1/inbox/" + unsent.id() + "/documents/0").problem())
                .isEqualTo("404 unknown-message");
        assertThat(recipient.confirm(unsent).problem()).isEqualTo("404 unknown-message");
        assertThat(recipient.evidence(unsent).problem()).isEqualTo("404 unknown-message");
        assertThat(council.get(unsent.path()).text("state")).isEqualTo("accepted");
    }

    @Test
    void aRepeatGivesTheSameSendingTime() {
        Answer accepted = council.submit(Letter.between(council, hub.anna())).expect(201);
        Answer first = council.register(accepted).expect(200);

        assertThat(council.register(accepted).expect(200).json()).isEqualTo(first.json());
        assertThat(batch(council, Map.of(accepted.text("message"), Party.receiptDigest(accepted)))
                        .getFirst())
                .isEqualTo(first.json());
    }

    @Test
    void anotherReceiptIsAConflictAndTheMessageStaysUnsent() {
        Letter letter = Letter.between(council, hub.anna());
        Answer accepted = council.submit(letter).expect(201);

        assertThat(council.register(letter.id().toString(), OTHER_DIGEST).problem())
                .isEqualTo("409 receipt-conflict");
        assertThat(council.get(letter.path()).text("state")).isEqualTo("accepted");
        council.register(accepted).expect(200);
        assertThat(council.register(letter.id().toString(), OTHER_DIGEST).problem())
                .isEqualTo("409 receipt-conflict");
        assertThat(council.get(letter.path()).text("state")).isEqualTo("sent");
    }

    @Test
    void inABatchEachHasItsOwnOutcome() {
        Party recipient = hub.newPerson();
        List<Letter> letters = Stream.generate(() -> Letter.between(council, recipient))
                .limit(3)
                .toList();
        List<Answer> accepted = letters.stream()
                .map(letter -> council.submit(letter).expect(201))
                .toList();
        Answer foreign =
                hub.company().submit(Letter.between(hub.company(), recipient)).expect(201);
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put(accepted.get(0).text("message"), Party.receiptDigest(accepted.get(0)));
        asked.put(accepted.get(1).text("message"), OTHER_DIGEST);
        asked.put(TestHub.newId().toString(), OTHER_DIGEST);
        asked.put(foreign.text("message"), Party.receiptDigest(foreign));
        asked.put(accepted.get(2).text("message"), Party.receiptDigest(accepted.get(2)));

        List<JsonNode> outcomes = batch(council, asked);

        assertThat(outcomes)
                .extracting(outcome -> outcome.get("message").asString())
                .containsExactlyElementsOf(asked.keySet());
        assertThat(outcomes)
                .extracting(outcome -> outcome.at("/problem/code").asString("sent"))
                .containsExactly("sent", "receipt-conflict", "unknown-message", "unknown-message", "sent");
        recipient.waitFor(letters.get(0));
        recipient.waitFor(letters.get(2));
        assertThat(recipient.inbox(500))
                .containsExactlyInAnyOrder(
                        letters.get(0).id().toString(), letters.get(2).id().toString());
    }

    @Test
    void aReceiptIsRegisteredByItsSenderOnly() {
        Letter letter = Letter.between(council, hub.company());
        Answer accepted = council.submit(letter).expect(201);

        assertThat(hub.company().register(accepted).withoutInstance())
                .isEqualTo(hub.company()
                        .register(TestHub.newId().toString(), OTHER_DIGEST)
                        .withoutInstance())
                .contains("unknown-message");
        assertThat(council.get(letter.path()).text("state")).isEqualTo("accepted");
    }

    /// A batch that holds one row and waits for another, while a second batch does so the other way round, would be
    /// ended by the database. Here it finds the rows in the order of their acceptance: the newest id first.
    @Test
    @Timeout(60)
    void aBatchTakesItsMessagesInTheOrderOfIdsHoweverItFindsThem() {
        List<UUID> newestFirst =
                Stream.generate(TestHub::newId).limit(20).toList().reversed();
        List<Registration> asked = newestFirst.stream()
                .map(id -> Letter.between(council, hub.company()).under(id))
                .map(letter -> new Registration(
                        letter.id(),
                        Sha256.parse(Party.receiptDigest(council.submit(letter).expect(201)))))
                .toList();

        CompletableFuture<List<Registration.Outcome>> batch = transaction(() -> {
            lock(newestFirst.getLast());
            var begun = CompletableFuture.supplyAsync(() -> registerWithoutIndex(asked));
            awaitSomebodyWaiting(begun);
            lock(newestFirst.getFirst());
            return begun;
        });

        assertThat(batch.join()).hasSize(20).allMatch(Registration.Outcome.Sent.class::isInstance);
    }

    /// The first one holds the statement up; those that come meanwhile share the next one.
    @Test
    @Timeout(60)
    void eachThatComesAloneIsToldItsOwnOutcomeThoughSeveralShareAStatement() {
        Registration first = accepted(council);
        Registration mine = accepted(council);
        Registration theirs = accepted(hub.company());
        Registration forged = new Registration(mine.messageId(), Sha256.parse(OTHER_DIGEST));
        Registration unknown = new Registration(TestHub.newId(), mine.receipt());

        List<CompletableFuture<Registration.Outcome>> calls = transaction(() -> {
            lock(first.messageId());
            List<CompletableFuture<Registration.Outcome>> begun = new ArrayList<>();
            begun.add(registerAlone(council, first));
            awaitSomebodyWaiting(begun.getFirst());
            List<Thread> riders = new ArrayList<>();
            Executor waiting = call -> riders.add(Thread.ofPlatform().start(call));
            begun.add(registerAlone(council, mine, waiting));
            begun.add(registerAlone(council, mine, waiting));
            begun.add(registerAlone(council, forged, waiting));
            begun.add(registerAlone(council, unknown, waiting));
            begun.add(registerAlone(council, theirs, waiting));
            begun.add(registerAlone(hub.company(), theirs, waiting));
            riders.forEach(RegistrationTest::awaitItWaits);
            return begun;
        });

        List<Registration.Outcome> outcomes =
                calls.stream().map(CompletableFuture::join).toList();
        assertThat(outcomes.get(0)).isInstanceOf(Registration.Outcome.Sent.class);
        assertThat(outcomes.get(1)).isInstanceOf(Registration.Outcome.Sent.class);
        assertThat(outcomes.get(2)).isEqualTo(outcomes.get(1));
        assertThat(outcomes.get(3)).isEqualTo(new Registration.Outcome.Conflict(mine.messageId()));
        assertThat(outcomes.get(4)).isEqualTo(new Registration.Outcome.Unknown(unknown.messageId()));
        assertThat(outcomes.get(5)).isEqualTo(new Registration.Outcome.Unknown(theirs.messageId()));
        assertThat(outcomes.get(6)).isInstanceOf(Registration.Outcome.Sent.class);
    }

    private Registration accepted(Party sender) {
        Letter letter = Letter.between(sender, sender == council ? hub.company() : council);
        return new Registration(
                letter.id(),
                Sha256.parse(Party.receiptDigest(sender.submit(letter).expect(201))));
    }

    private static void awaitItWaits(Thread rider) {
        while (rider.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<Registration.Outcome> registerAlone(Party sender, Registration registration) {
        return registerAlone(sender, registration, Thread::startVirtualThread);
    }

    private CompletableFuture<Registration.Outcome> registerAlone(
            Party sender, Registration registration, Executor executor) {
        return CompletableFuture.supplyAsync(
                () -> hub.bean(Registrations.class)
                        .register(new EAddress(sender.eAddress()), List.of(registration))
                        .getFirst(),
                executor);
    }

    private List<Registration.Outcome> registerWithoutIndex(List<Registration> asked) {
        return transaction(() -> {
            db().sql("set local enable_indexscan = off").update();
            db().sql("set local enable_bitmapscan = off").update();
            return hub.bean(Registrations.class).register(new EAddress(council.eAddress()), asked);
        });
    }

    private <T> T transaction(Supplier<T> work) {
        return Objects.requireNonNull(hub.bean(TransactionTemplate.class).execute(_ -> work.get()));
    }

    private JdbcClient db() {
        return hub.bean(JdbcClient.class);
    }

    private void lock(UUID message) {
        db().sql("select message_id from message where message_id = :id for update nowait")
                .param("id", message)
                .query(UUID.class)
                .single();
    }

    private void awaitSomebodyWaiting(Future<?> call) {
        while (!call.isDone()
                && !db().sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single()) {
            Thread.onSpinWait();
        }
    }

    private static List<JsonNode> batch(Party sender, Map<String, String> asked) {
        String registrations = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "registrations",
                        asked.entrySet().stream()
                                .map(one -> Map.of("message", one.getKey(), "receiptSha256", one.getValue()))
                                .toList()));
        return sender.call(Call.json("POST", "/v1/registrations", registrations))
                .expect(200)
                .list("outcomes");
    }
}
