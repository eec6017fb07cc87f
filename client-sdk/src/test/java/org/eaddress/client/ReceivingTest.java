package org.eaddress.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivingTest {
    private static final byte[] PERMIT = "Granted.".getBytes(UTF_8);
    private static final byte[] PLAN = "A plan.".getBytes(UTF_8);

    private final UUID id = Message.newId();
    private World world;
    private Path to;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        world = new World(folder);
        to = folder.resolve("received");
        world.hub.mailroom().mailbox().consign(id, List.of("permit.pdf", "plan.pdf"), List.of(PERMIT, PLAN));
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void theInboxIsReadPageByPage() {
        var second = Message.newId();
        world.hub.mailroom().mailbox().consign(second, List.of("a.pdf"), List.of(PLAN));
        try (var client = world.client()) {
            assertThat(client.inbox()).extracting(InboxEntry::message).containsExactly(id, second);
        }
        assertThat(world.hub.calls(Step.INBOX)).isEqualTo(2);
    }

    @Test
    void whatIsFetchedIsConfirmedByItsDigests() {
        try (var client = world.client()) {
            var fetched = client.fetch(id, to);
            assertThat(fetched.files().getFirst()).hasBinaryContent(PERMIT);
            assertThat(fetched.files().getLast()).hasBinaryContent(PLAN);
            assertThat(Fetched.in(to, id)).isEqualTo(fetched);

            var handover = client.confirm(fetched);
            assertThat(handover.message()).isEqualTo(id);
            assertThat(handover.evidence()).contains(".");
        }
    }

    @Test
    void aDocumentThatChangedOnTheDiskIsNotConfirmed() throws IOException {
        try (var client = world.client()) {
            var fetched = client.fetch(id, to);
            Files.writeString(fetched.files().getFirst(), "Refused!");
            assertThatThrownBy(() -> client.confirm(fetched))
                    .isInstanceOfSatisfying(
                            HubProblem.class,
                            problem -> assertThat(problem.code()).isEqualTo("content-conflict"));
        }
    }

    @Test
    void fetchingAgainTakesOnlyWhatIsMissing() throws IOException {
        try (var client = world.client()) {
            var fetched = client.fetch(id, to);
            Files.delete(fetched.files().getLast());
            client.fetch(id, to);
        }
        assertThat(world.hub.calls(Step.FETCH_DOCUMENT)).isEqualTo(3);
    }

    @Test
    void allThatWaitsIsFetchedWithACallForEachPageAndEachDocument() throws IOException {
        var second = Message.newId();
        world.hub.mailroom().mailbox().consign(second, List.of("a.pdf"), List.of(PLAN));
        try (var client = world.client()) {
            var all = client.fetchAll(to).toList();

            assertThat(all).extracting(one -> one.message().message()).containsExactly(id, second);
            assertThat(all.getFirst().files().getLast()).hasBinaryContent(PLAN);
            assertThat(Fetched.in(to, id)).isEqualTo(all.getFirst()).isEqualTo(client.fetch(id, to));
        }
        assertThat(world.hub.calls(Step.INBOX)).isEqualTo(2);
        assertThat(world.hub.calls(Step.FETCH_DOCUMENT)).isEqualTo(3);
        assertThat(world.hub.calls(Step.OTHER)).isEqualTo(1);
    }

    @Test
    void otherBytesThanAnnouncedNeverGetADocumentsName() throws IOException {
        world.hub.trouble(Step.FETCH_DOCUMENT, new Trouble.OtherBytes("Refused!".getBytes(UTF_8)));
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.fetch(id, to))
                    .isInstanceOf(UnreadableAnswer.class)
                    .hasMessageContaining("document-changed");
        }
        try (var files = Files.list(to.resolve(id.toString()).resolve("documents"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void moreBytesThanAnnouncedAreNotTaken() {
        world.hub.trouble(Step.FETCH_DOCUMENT, new Trouble.OtherBytes("Granted. And more.".getBytes(UTF_8)));
        try (var client = world.client(Duration.ofMinutes(1))) {
            assertThat(client.fetch(id, to).files().getFirst()).hasBinaryContent(PERMIT);
        }
        assertThat(world.pauses).hasSize(1);
    }

    @Test
    void hostileNamesStayInTheFolder() throws IOException {
        var hostile =
                List.of("../../escape.pdf", "/etc/passwd", "..", "a\u202efdp.exe", "CON", "permit.pdf", "PERMIT.pdf");
        var other = Message.newId();
        world.hub
                .mailroom()
                .mailbox()
                .consign(other, hostile, hostile.stream().map(name -> PLAN).toList());
        try (var client = world.client()) {
            var fetched = client.fetch(other, to);
            var documents = to.resolve(other.toString()).resolve("documents").toRealPath();
            assertThat(fetched.files()).hasSize(hostile.size()).doesNotHaveDuplicates();
            for (var file : fetched.files()) {
                assertThat(file.toRealPath().getParent()).isEqualTo(documents);
            }
            assertThat(client.confirm(fetched).message()).isEqualTo(other);
        }
    }

    @Test
    void aMessageThatIsNotThereIsAProblem() {
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.fetch(Message.newId(), to))
                    .isInstanceOfSatisfying(
                            HubProblem.class,
                            problem -> assertThat(problem.code()).isEqualTo("unknown-message"));
        }
    }

    @Test
    void whoWaitsForMailSaysForHowLong() {
        try (var client = world.client()) {
            assertThat(client.inbox(Duration.ofSeconds(17))).hasSize(1);
        }
        assertThat(world.hub.mailroom().mailbox().lastQuery()).contains("wait=17");
    }

    @Test
    void whatTheSystemDoesNotTakeIsRejectedWithAReason() {
        try (var client = world.client()) {
            var rejection = client.reject(id, RejectionReason.INVALID_SIGNATURE);
            assertThat(rejection.reason()).isEqualTo("invalid-signature");
            assertThat(client.inbox()).isEmpty();
        }
    }

    @Test
    void addressesAreLookedUp() {
        try (var client = world.client()) {
            assertThat(client.lookup(List.of(World.ANNA, "nobody")))
                    .extracting(DirectoryEntry::reach)
                    .containsExactly("mailbox", "malformed");
        }
    }
}
