package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private World world;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        world = new World(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void equalDocumentsTravelOnceAndLargeOnesAhead() throws IOException {
        var small = world.document("a.txt", "same");
        var large = world.document("large.pdf", "x".repeat(2000));
        var letter = Message.to(World.ANNA)
                .subject("Three")
                .document(small)
                .document(Document.of(small).named("b.txt"))
                .document(large);
        try (var client = world.client()) {
            client.send(letter);
        }
        assertThat(world.hub.calls(Step.PUT_DOCUMENT)).isEqualTo(1);
        assertThat(world.hub.mailroom().acceptances()).hasSize(1);
    }

    @Test
    void aPdfIsKnownByItsContentWhereItsNameDoesNotTell() throws IOException {
        assertThat(Document.of(world.document("permit", "%PDF-1.7 ...")).mediaType())
                .isEqualTo("application/pdf");
        assertThat(Document.of(world.document("notes", "%PD")).mediaType()).isEqualTo("application/octet-stream");
        assertThat(Document.of(world.document("notes.txt", "%PDF-1.7 ...")).mediaType())
                .isEqualTo("text/plain");
        assertThat(Document.of(world.folder.resolve("none")).mediaType()).isEqualTo("application/octet-stream");
    }

    @Test
    void halfACharacterIsRefusedBeforeAnythingIsWritten() throws IOException {
        var letter = world.letter();
        var half = "\ud83c";
        try (var client = world.client()) {
            for (var bad : List.of(
                    letter.subject(half),
                    letter.text(half),
                    letter.withReference(half),
                    letter.document(Document.of(world.document("b.txt", "b")).named(half)))) {
                assertThatThrownBy(() -> client.send(bad))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("middle of a character");
            }
            assertThat(client.resume()).isEmpty();
        }
    }

    @Test
    void aDocumentThatTheHubForgotIsPutAgain() throws IOException {
        var letter = world.letter().document(world.document("large.pdf", "x".repeat(2000)));
        world.hub.trouble(Step.SUBMIT, new Trouble.BeforeBody());
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(letter)).isInstanceOf(HubUnreachable.class);
            world.hub.mailroom().forgetDocuments();
            assertThat(client.resume()).singleElement().isInstanceOf(Outcome.Sent.class);
        }
        assertThat(world.hub.calls(Step.PUT_DOCUMENT)).isEqualTo(2);
    }

    @Test
    void aDocumentChangedSinceIsNamedAndDoesNotBlockTheOthers() throws IOException {
        var changing = world.document("changing.txt", "before");
        world.hub.trouble(Step.SUBMIT, new Trouble.BeforeBody()).trouble(Step.SUBMIT, new Trouble.BeforeBody());
        try (var client = world.client()) {
            var doomed = Message.to(World.ANNA).subject("Doomed").document(changing);
            assertThatThrownBy(() -> client.send(doomed)).isInstanceOf(HubUnreachable.class);
            assertThatThrownBy(() -> client.send(world.letter())).isInstanceOf(HubUnreachable.class);
            Files.writeString(changing, "after!");

            var outcomes = client.resume();

            assertThat(outcomes).hasSize(2);
            assertThat(outcomes.getFirst())
                    .isInstanceOfSatisfying(
                            Outcome.Unfinished.class,
                            unfinished -> assertThat(unfinished.reason())
                                    .isInstanceOf(DocumentChanged.class)
                                    .hasMessageContaining("changing.txt is not what it was"));
            assertThat(outcomes.getLast()).isInstanceOf(Outcome.Sent.class);

            client.abandon(outcomes.getFirst().message());
            assertThat(client.resume()).isEmpty();
        }
    }

    @Test
    void aMessageTheHubTookIsFinishedThoughItsDocumentIsGone() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.Unheard());
        try (var client = world.client()) {
            assertThatThrownBy(() -> client.send(world.letter())).isInstanceOf(HubUnreachable.class);
            Files.delete(world.folder.resolve("permit.txt"));
            assertThat(client.resume()).singleElement().isInstanceOf(Outcome.Sent.class);
        }
    }
}
