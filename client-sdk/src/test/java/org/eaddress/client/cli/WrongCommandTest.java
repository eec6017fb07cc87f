package org.eaddress.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the command says, and how it ends, when something is wrong.
class WrongCommandTest extends CommandLineTest {
    @Test
    void aLostDocumentIsToldUntilItsMessageIsAbandoned() throws IOException {
        world.hub().trouble(Step.SUBMIT, new Trouble.BeforeBody());
        send();
        Files.delete(Path.of(permit));
        var told = connected("resume");
        assertThat(told.exit()).isEqualTo(Exit.LOCAL);
        assertThat(told.err()).contains("permit.pdf is not what it was");
        assertThat(told.json().path("messages").path(0).path("code").asString()).isEqualTo("document-changed");
        var id = told.json().path("messages").path(0).path("message").asString();
        assertThat(connected("resume", "--abandon", id).exit()).isZero();
    }

    @Test
    void aRefusalPrintsCodeDetailAndNext() {
        world.hub().trouble(Step.SUBMIT, new Trouble.Refusal(422, "unknown-recipient"));
        var refused = send();
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("unknown-recipient: What happened.", "Next: What to do.");
        var error = refused.json().path("error");
        assertThat(error.path("code").asString()).isEqualTo("unknown-recipient");
        assertThat(error.path("detail").asString()).isEqualTo("What happened.");
        assertThat(error.path("evidence").asString()).isEqualTo("sealed");
    }

    @Test
    void anUntrustedReceiptHasItsOwnExitCode() {
        world.hub().trouble(Step.SUBMIT, new Trouble.ForeignSeal());
        assertThat(send().exit()).isEqualTo(Exit.UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"send", "send --to x --subject y", "verify", "nonsense", "status 17 --profile p", "", "inbox"})
    void aWrongCommandLineIsUsage(String line) {
        assertThat(run(line.split(" ")).exit()).isEqualTo(Exit.USAGE);
        var forPrograms = run(("--json " + line).strip().split(" "));
        assertThat(forPrograms.exit()).isEqualTo(Exit.USAGE);
        assertThat(forPrograms.out().lines()).hasSize(1);
        assertThat(forPrograms.json().path("error").path("code").asString()).isEqualTo("usage");
        assertThat(forPrograms.json().path("error").path("detail").asString())
                .isNotEmpty()
                .doesNotContain("java.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send --expires tomorrow --to x --subject y z",
                "send --not-before 2026-11-20 --to x --subject y z",
                "send --to x",
                "webhook set ht|tp",
                "inbox --nonsense"
            })
    void aWrongCommandLineIsToldInAFewLinesWithoutTheHelp(String line) {
        var told = run(line.split(" "));
        assertThat(told.exit()).isEqualTo(Exit.USAGE);
        assertThat(told.err().lines()).hasSizeLessThanOrEqualTo(4);
        assertThat(told.err()).contains("See eaddress ", " --help.").doesNotContain("java.", "Usage:");
    }

    @Test
    void whatTheLocaleGarbledIsNotSent() {
        for (var option : new String[] {"--text", "--reference", "--subject"}) {
            var refused = send(option, "L\ufffd\ufffdmums");
            assertThat(refused.exit()).isEqualTo(Exit.USAGE);
            assertThat(refused.err()).contains("UTF-8");
        }
        assertThat(world.hub().calls(Step.SUBMIT)).isZero();
    }

    @Test
    void aFolderForTheReceiptIsRefusedBeforeAnythingIsSent() {
        var refused = send("--receipt", folder.toString());
        assertThat(refused.exit()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("is a folder", "Nothing was sent.");
        assertThat(world.hub().calls(Step.SUBMIT)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost/", "localhost:8080", "http:///", "ht tp://x"})
    void aHubThatIsNoWebAddressIsToldInWords(String hub) throws IOException {
        var other = Files.writeString(
                folder.resolve("other.properties"),
                Files.readString(Path.of(profile)).replaceFirst("hub=.*", "hub=" + hub));
        var told = run("inbox", "--profile", other.toString());
        assertThat(told.exit()).isEqualTo(Exit.LOCAL);
        assertThat(told.err()).contains("other.properties is not an address").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bound-tokens", "mutual-tls"})
    void aProfileThatHalfAsksForBoundTokensGetsNoBearerToken(String setting) throws IOException {
        var other = Files.writeString(
                folder.resolve("other.properties"), Files.readString(Path.of(profile)) + setting + "=yes\n");
        var told = run("inbox", "--profile", other.toString());
        assertThat(told.exit()).isEqualTo(Exit.LOCAL);
        assertThat(told.err()).contains("neither true nor false").doesNotContain("Exception");
        assertThat(world.hub().calls(Step.TOKEN)).isZero();
    }

    @Test
    void whatHoldsNoCertificateIsNotTrusted() throws IOException {
        var empty = Files.writeString(folder.resolve("empty.pem"), "");
        var other = Files.writeString(
                folder.resolve("other.properties"),
                Files.readString(Path.of(profile)) + "mutual-tls=true\ntls-trust=" + empty + "\n");
        var told = run("inbox", "--profile", other.toString());
        assertThat(told.exit()).isEqualTo(Exit.LOCAL);
        assertThat(told.err()).contains("empty.pem holds no PEM certificates").doesNotContain("Exception");
        assertThat(world.hub().calls(Step.TOKEN)).isZero();
    }

    @Test
    void aProfileThatIsNoneIsToldInWords() throws IOException {
        var pdf = Files.write(folder.resolve("other.pdf"), new byte[] {'%', 'P', 'D', 'F', (byte) 0xff, (byte) 0xfe});
        assertThat(run("inbox", "--profile", pdf.toString()).err()).contains("other.pdf is not a properties file");
        assertThat(run("inbox", "--profile", folder.toString()).err()).contains("is a folder, not a profile");
    }

    @Test
    void aMissingDocumentIsNamedAndNothingIsWritten() throws IOException {
        Files.delete(Path.of(permit));
        var refused = send();
        assertThat(refused.exit()).isEqualTo(Exit.LOCAL);
        var error = refused.json().path("error");
        assertThat(error.path("code").asString()).isEqualTo("document-unusable");
        assertThat(error.path("detail").asString())
                .contains("permit.pdf", "does not exist")
                .doesNotContain("Exception");
        assertThat(connected("resume").json().path("messages")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aMessageWithoutSubjectIsUsage(String subject) {
        assertThat(connected("send", "--to", ANNA, "--subject", subject, permit).exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void anIdOfAnotherVersionIsUsage() {
        assertThat(send("--id", "7d444840-9dc0-41d1-b245-5ffdce74fad2").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void filesThatAreNotThereAreLocalTrouble() {
        assertThat(run("inbox", "--profile", folder.resolve("none").toString()).exit())
                .isEqualTo(Exit.LOCAL);
        assertThat(run("verify", "none.receipt", "--profile", profile).exit()).isEqualTo(Exit.LOCAL);
        assertThat(run("verify", permit, "--trust", permit).exit()).isEqualTo(Exit.LOCAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "send",
                "resume",
                "status",
                "inbox",
                "fetch",
                "confirm",
                "reject",
                "webhook",
                "evidence",
                "verify",
                "lookup",
                "reconcile",
                "deadline",
                "lint",
                "proof",
                "audit"
            })
    void everyCommandHasHelp(String command) {
        var help = run((command + " --help").strip().split(" "));
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Usage: eaddress", "--profile", "--json");
    }

    @Test
    void whatStrangersWroteCannotSteerTheTerminal() {
        assertThat(Terminal.tame("a\u001b[2Jb\u202ec\nd")).isEqualTo("a?[2Jb?c\nd");
    }
}
