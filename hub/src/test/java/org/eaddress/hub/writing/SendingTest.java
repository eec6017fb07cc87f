package org.eaddress.hub.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.submission.MessagesErased;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/// A draft is sent once or is a draft again, whatever finishes it and however often at a time.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(180)
class SendingTest {
    private static final Caller ANNA =
            new Caller(KeepingHub.ANNA, "Anna Ozola", Caller.Way.PERSON, "urn:eaddress:assurance:demo");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private KeepingHub hub;

    @BeforeAll
    void start(@TempDir Path folder) {
        hub = KeepingHub.start(
                folder,
                "--hub.writing.every=1d",
                "--hub.limits.unregistered=3",
                "--hub.limits.queues-every=1d",
                "--hub.writing.folder=" + folder.resolve("uploads"));
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private EAddress unit(String eAddress, Account.Status status) {
        EAddress address = new EAddress(eAddress);
        hub.bean(Directory.class).enrol(new Account(address, "Daļa", Account.Kind.INSTITUTION, status));
        return address;
    }

    private UUID draft(Caller writer, EAddress to) throws Exception {
        UUID id = UuidCreator.getTimeOrderedEpoch(hub.clock().instant());
        hub.makePartitions();
        hub.bean(Drafts.class)
                .begin(
                        id,
                        writer,
                        new Addressee(to, "Daļa"),
                        new Drafts.Words("Jautājums", "Kad? " + id),
                        Optional.empty(),
                        Optional.empty());
        assertThat(hub.bean(Enclosures.class).foresee(draft(id, writer))).isEmpty();
        return id;
    }

    private Draft draft(UUID id, Caller writer) {
        return hub.bean(Drafts.class).find(id, Writer.of(writer)).orElseThrow();
    }

    private Dispatch begun(UUID draft, Caller writer) {
        return hub.bean(Dispatches.class)
                .begin(draft, writer, draft(draft, writer).message().digest())
                .orElseThrow();
    }

    private Optional<Progress> send(UUID draft) {
        return hub.bean(Sending.class)
                .send(draft, ANNA, draft(draft, ANNA).message().digest());
    }

    private boolean isSent(UUID message) {
        return hub.db()
                .sql("select sent_at is not null from message where message_id = :message")
                .param("message", message)
                .query(Boolean.class)
                .single();
    }

    /// One run is held where it would write the message; meanwhile another is refused and gives the draft back.
    @Test
    void whatOneRunGaveBackAnotherDoesNotSend() throws Exception {
        EAddress unit = unit("DALA-1@90000000122", Account.Status.ACTIVE);
        UUID draft = draft(ANNA, unit);
        var first = hub.bean(TransactionTemplate.class).execute(_ -> {
            hub.db().sql("lock table message in share mode").update();
            var held = CompletableFuture.supplyAsync(() -> send(draft), Thread::startVirtualThread);
            await().atMost(PATIENCE)
                    .until(() -> hub.db()
                            .sql("select exists (select from pg_locks where not granted)")
                            .query(Boolean.class)
                            .single());
            CompletableFuture.runAsync(() -> {
                        unit("DALA-1@90000000122", Account.Status.CLOSED);
                        hub.bean(Sending.class).finish(draft);
                    })
                    .join();
            return held;
        });

        assertThat(Objects.requireNonNull(first).join())
                .hasValueSatisfying(progress -> assertThat(progress).isInstanceOf(Progress.Later.class));
        assertThat(draft(draft, ANNA).state()).isEqualTo(Draft.State.WRITTEN);
        assertThat(draft(draft, ANNA).problem()).hasValue("closed-recipient");
        assertThat(hub.db()
                        .sql("select count(*) from message where sender = :anna and sent_at is not null"
                                + " and message_id in (select message_id from delivery where recipient = :unit)")
                        .param("anna", KeepingHub.ANNA.value())
                        .param("unit", unit.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatOneRunRecordedAnotherDoesNotGiveBack() throws Exception {
        UUID draft = draft(ANNA, KeepingHub.COUNCIL.eAddress());
        Dispatch dispatch = begun(draft, ANNA);
        Dispatches dispatches = hub.bean(Dispatches.class);
        assertThat(dispatches.record(dispatch, "a receipt")).isTrue();

        assertThat(dispatches.refused(dispatch, "too-many-waiting")).isFalse();

        assertThat(draft(draft, ANNA).state()).isEqualTo(Draft.State.SENDING);
    }

    @Test
    void twoWhoPressSendAtTheSameMomentSendOnce() throws Exception {
        UUID draft = draft(ANNA, KeepingHub.COUNCIL.eAddress());
        var seen = draft(draft, ANNA).message().digest();
        var both = List.of(
                CompletableFuture.supplyAsync(() -> hub.bean(Sending.class).send(draft, ANNA, seen)),
                CompletableFuture.supplyAsync(() -> hub.bean(Sending.class).send(draft, ANNA, seen)));

        assertThat(both.stream().map(CompletableFuture::join).flatMap(Optional::stream))
                .singleElement()
                .isInstanceOf(Progress.There.class);
        assertThat(isSent(draft(draft, ANNA).messageId().orElseThrow())).isTrue();
    }

    @Test
    void aRefusalThatPassesIsWaitedForWhenNobodyLooks() throws Exception {
        Caller council = KeepingHub.COUNCIL;
        UUID draft = draft(council, unit("DALA-2@90000000122", Account.Status.ACTIVE));
        UUID oldest = hub.accept("Pirmais".getBytes(StandardCharsets.UTF_8));
        hub.accept("Otrais".getBytes(StandardCharsets.UTF_8));
        hub.accept("Trešais".getBytes(StandardCharsets.UTF_8));
        begun(draft, council);

        hub.bean(Sending.class).finish(draft);
        assertThat(draft(draft, council).state()).isEqualTo(Draft.State.SENDING);

        hub.register(oldest);
        hub.clock().goAhead(Duration.ofMinutes(1));
        hub.bean(SendingPatrol.class).look();
        assertThat(draft(draft, council).state()).isEqualTo(Draft.State.DONE);
    }

    @Test
    void aReceiptThatTheHubDoesNotKnowLeavesTheWordsAlone() throws Exception {
        UUID draft = draft(ANNA, KeepingHub.COUNCIL.eAddress());
        hub.bean(Dispatches.class).record(begun(draft, ANNA), "of nothing");

        hub.bean(Sending.class).finish(draft);

        assertThat(draft(draft, ANNA).state()).isEqualTo(Draft.State.SENDING);
        assertThat(draft(draft, ANNA).text()).contains("Kad?");
    }

    @Test
    void whatIsErasedTakesItsDraftAlong() throws Exception {
        UUID draft = draft(ANNA, KeepingHub.COUNCIL.eAddress());
        assertThat(send(draft)).isPresent();
        UUID message = draft(draft, ANNA).messageId().orElseThrow();

        hub.context().publishEvent(new MessagesErased(List.of(message)));

        assertThat(hub.bean(Drafts.class).find(draft, Writer.of(ANNA))).isEmpty();
    }
}
