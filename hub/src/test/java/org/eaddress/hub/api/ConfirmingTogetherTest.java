package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Systems that confirm at the same moment share a transaction, and notice nothing of each other.
@ExtendWith(HubExtension.class)
class ConfirmingTogetherTest {
    private final TestHub hub;
    private final Party anna;
    private final Party juris;

    ConfirmingTogetherTest(TestHub hub) {
        this.hub = hub;
        this.anna = hub.newPerson();
        this.juris = hub.newPerson();
    }

    /// The first one is held up; those that come meanwhile share the next transaction.
    @Test
    @Timeout(60)
    void eachIsToldItsOwnAnswer() {
        Letter first = received(anna);
        Letter mine = received(anna);
        Letter shared = received(anna, juris);
        Letter rejected = received(anna);
        anna.reject(rejected, "policy").expect(200);

        List<CompletableFuture<Answer>> calls =
                Objects.requireNonNull(hub.bean(TransactionTemplate.class).execute(_ -> {
                    lock(first.id());
                    List<CompletableFuture<Answer>> begun = new ArrayList<>();
                    begun.add(confirm(anna, first));
                    awaitSomebodyWaiting(begun.getFirst());
                    begun.add(confirm(anna, mine));
                    begun.add(confirm(anna, mine));
                    begun.add(confirm(anna, shared));
                    begun.add(confirm(juris, shared));
                    begun.add(confirm(juris, mine));
                    begun.add(confirm(anna, rejected));
                    return begun;
                }));

        List<Answer> answers = calls.stream().map(CompletableFuture::join).toList();
        assertThat(answers.get(0).expect(200).text("message"))
                .isEqualTo(first.id().toString());
        assertThat(answers.get(1).expect(200).text("message"))
                .isEqualTo(mine.id().toString());
        assertThat(answers.get(2).expect(200).json()).isEqualTo(answers.get(1).json());
        assertThat(answers.get(3).expect(200).text("evidence"))
                .isNotEqualTo(answers.get(4).expect(200).text("evidence"));
        assertThat(answers.get(5).problem()).isEqualTo("404 unknown-message");
        assertThat(answers.get(6).problem()).isEqualTo("409 already-rejected");
        assertThat(handovers(mine)).isEqualTo(1);
        assertThat(handovers(shared)).isEqualTo(2);
        assertThat(handovers(rejected)).isZero();
        assertThat(anna.inbox(500)).isEmpty();
    }

    private Letter received(Party... recipients) {
        Letter letter = hub.council().send(Letter.between(hub.council(), recipients));
        List.of(recipients).forEach(recipient -> recipient.waitFor(letter));
        return letter;
    }

    private static CompletableFuture<Answer> confirm(Party recipient, Letter letter) {
        return CompletableFuture.supplyAsync(() -> recipient.confirm(letter), Thread::startVirtualThread);
    }

    private void lock(UUID message) {
        db().sql("select recipient from delivery where message_id = :id for update nowait")
                .param("id", message)
                .query(String.class)
                .list();
    }

    private void awaitSomebodyWaiting(Future<?> call) {
        while (!call.isDone()
                && !db().sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single()) {
            Thread.onSpinWait();
        }
    }

    private long handovers(Letter letter) {
        return db().sql("select count(*) from evidence where message_id = :message and event = 'ContentHandover'")
                .param("message", letter.id())
                .query(Long.class)
                .single();
    }

    private JdbcClient db() {
        return hub.bean(JdbcClient.class);
    }
}
