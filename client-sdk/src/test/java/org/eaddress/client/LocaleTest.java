package org.eaddress.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process whose locale has no Latvian letters: it does nothing rather than something garbled, and calls nothing
/// damaged.
class LocaleTest {
    private static final int USAGE = 2;
    private static final int LOCAL = 5;

    @TempDir
    private Path folder;

    private World world;
    private String profile;

    @BeforeEach
    void begin() throws IOException, GeneralSecurityException {
        world = new World(folder);
        profile = world.profile().toString();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aSubjectThatCouldNotBeReadIsNotSent() throws IOException {
        var plain = world.document("permit.txt", "Granted.").toString();

        assertThat(exit("send", "--to", World.ANNA, "--subject", "Lēmums č", plain))
                .isEqualTo(USAGE);

        assertThat(said()).contains("Nothing was done", "LC_ALL=C.UTF-8");
        assertThat(world.hub.calls(Step.SUBMIT)).isZero();
    }

    @Test
    void aFileNameThatCouldNotBeReadIsToldInWords() throws IOException {
        var latvian = world.document("Lēmums.txt", "Granted.").toString();

        assertThat(exit("send", "--to", World.ANNA, "--subject", "Permit", latvian))
                .isEqualTo(USAGE);

        assertThat(said()).contains("Nothing was done").doesNotContain("java.", "Malformed");
    }

    @Test
    void aLedgerWithALatvianFileNameIsNotCalledDamaged() throws IOException {
        world.hub.trouble(Step.SUBMIT, new Trouble.BeforeBody());
        var letter = Message.to(World.ANNA).subject("Permit").document(world.document("Lēmums.txt", "Granted."));
        try (var client = world.client()) {
            assertThat(client.sendAll(List.of(letter))).singleElement().isInstanceOf(Outcome.Unfinished.class);
        }

        assertThat(exit("resume")).isEqualTo(LOCAL);

        assertThat(said())
                .contains("LC_ALL=C.UTF-8", "nothing is damaged")
                .doesNotContain("of the ledger is damaged", "backup");
        try (var client = world.client()) {
            assertThat(client.resume()).singleElement().isInstanceOf(Outcome.Sent.class);
        }
    }

    @Test
    void aDocumentWithALatvianNameIsNotFetchedAndToldInWords() throws IOException {
        var id = Message.newId();
        world.hub.mailroom().mailbox().consign(id, List.of("plāns.pdf"), List.of("A plan.".getBytes(UTF_8)));

        assertThat(exit("fetch", id.toString(), "--to", folder.resolve("in").toString()))
                .isEqualTo(LOCAL);

        assertThat(said()).contains("LC_ALL=C.UTF-8").doesNotContain("Exception", "\tat ");
        assertThat(folder.resolve("in")).doesNotExist();
    }

    private int exit(String... command) throws IOException {
        var line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--profile", profile));
        return Sender.withoutLocale(folder, line.toArray(String[]::new)).exit();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("sender.log"));
    }
}
