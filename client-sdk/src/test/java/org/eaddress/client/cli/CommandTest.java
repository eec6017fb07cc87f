package org.eaddress.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.Message;
import org.eaddress.client.World;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandTest {
    private static final String ANNA = "_PRIVATE@32345678901";

    @TempDir
    private Path folder;

    private World world;
    private String profile;
    private String permit;

    @BeforeEach
    void begin() throws IOException, GeneralSecurityException {
        world = new World(folder);
        profile = world.profile().toString();
        permit = Files.writeString(folder.resolve("permit.pdf"), "Granted.").toString();
    }

    @AfterEach
    void end() {
        world.close();
    }

    /// What a command did.
    private record Ran(int exit, String out, String err) {
        JsonNode json() {
            return new JsonMapper().readTree(out.lines().toList().getLast());
        }
    }

    @Test
    void sendVerifyStatusEvidence() throws IOException {
        var receipt = folder.resolve("permit.receipt").toString();
        var sent = send("--reference", "17", "--text", "Dear Anna", "--receipt", receipt);
        assertThat(sent.exit()).isZero();
        assertThat(sent.json().path("state").asString()).isEqualTo("sent");
        assertThat(sent.json().path("receipt").asString()).isEqualTo(receipt);
        assertThat(sent.json().path("acceptedAt").asString()).isEqualTo("2026-11-20T08:00:00.123Z");
        var id = sent.json().path("message").asString();

        var trust = folder.resolve("trust.pem").toString();
        var verified = run("verify", receipt, permit, "--trust", trust, "--json");
        assertThat(verified.exit()).isZero();
        assertThat(verified.json().path("valid").asBoolean()).isTrue();
        assertThat(verified.json().path("message").asString()).isEqualTo(id);
        assertThat(verified.json().path("proven")).hasSize(3);

        assertThat(connected("status", id).json().path("state").asString()).isEqualTo("sent");

        var out = folder.resolve("evidence");
        assertThat(connected("evidence", id, "--out", out.toString()).json().path("evidence"))
                .hasSize(1);
        var piece = out.resolve("01-SubmissionAcceptance.jws").toString();
        var linted = run("lint", piece, permit, "--json");
        assertThat(linted.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(linted.json().path("findings").findValuesAsString("rule")).contains("malformed");
        var all = run(
                "verify",
                out.resolve("01-SubmissionAcceptance.jws").toString(),
                permit,
                "--trust",
                trust,
                "--message",
                out.resolve("message.json").toString());
        assertThat(all.exit()).isZero();
        assertThat(all.out()).startsWith("VALID").contains("byte for byte", "Not proven by this:");
    }

    @Test
    void aChangedDocumentIsNotValid() throws IOException {
        var receipt = send().json().path("receipt").asString();
        Files.writeString(Path.of(permit), "Refused!");
        var latvian = run("verify", receipt, permit, "--profile", profile, "--lang", "lv");
        assertThat(latvian.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(latvian.out()).contains("NAV DERĪGS", "document-changed: permit.pdf", "saturs nav tas");
        var json =
                run("verify", receipt, permit, "--profile", profile, "--json").json();
        assertThat(json.path("valid").asBoolean()).isFalse();
        assertThat(json.path("findings").path(0).path("name").asString()).isEqualTo("document-changed");
    }

    @Test
    void repeatingWithAnIdGivesTheSameReceipt() throws IOException {
        var id = Message.newId().toString();
        var first = send("--id", id);
        var second = send("--id", id);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(world.hub().calls(Step.SUBMIT)).isEqualTo(1);
    }

    @Test
    void sendingFinishesWhatAnEarlierProcessBegan() {
        world.hub().trouble(Step.REGISTER, new Trouble.BeforeBody());
        var broken = send();
        assertThat(broken.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(broken.json().path("error").path("code").asString()).isEqualTo("hub-unreachable");
        assertThat(broken.err()).doesNotContain("\tat ").contains("Next: ");

        var next = send();
        assertThat(next.exit()).isZero();
        assertThat(next.err()).contains("Finished: ");
        assertThat(world.hub().mailroom().registrations()).hasSize(2);
    }

    @Test
    void resumeTellsWhatItDid() {
        world.hub().trouble(Step.SUBMIT, new Trouble.BeforeBody());
        send();
        var resumed = connected("resume");
        assertThat(resumed.exit()).isZero();
        assertThat(resumed.json().path("messages").path(0).path("state").asString())
                .isEqualTo("sent");
        assertThat(connected("resume").json().path("messages")).isEmpty();
    }

    @Test
    void aLostDocumentIsToldUntilItsMessageIsAbandoned() throws IOException {
        world.hub().trouble(Step.SUBMIT, new Trouble.BeforeBody());
        send();
        Files.delete(Path.of(permit));
        var told = connected("resume");
        assertThat(told.exit()).isEqualTo(Exit.LOCAL);
        assertThat(told.err()).contains("document-changed: permit.pdf");
        var id = told.json().path("messages").path(0).path("message").asString();
        assertThat(connected("resume", "--abandon", id).exit()).isZero();
    }

    @Test
    void aRefusalPrintsCodeDetailAndNext() {
        world.hub().trouble(Step.SUBMIT, new Trouble.Refusal(422, "unknown-recipient"));
        var refused = send();
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("unknown-recipient: What happened.", "Next: What to do.");
        assertThat(refused.json().path("error").path("code").asString()).isEqualTo("unknown-recipient");
        assertThat(refused.json().path("error").path("evidence").asString()).isEqualTo("sealed");
    }

    @Test
    void anUntrustedReceiptHasItsOwnExitCode() {
        world.hub().trouble(Step.SUBMIT, new Trouble.ForeignSeal());
        assertThat(send().exit()).isEqualTo(Exit.UNTRUSTED);
    }

    @Test
    void inboxFetchConfirm() {
        var id = Message.newId();
        world.hub().mailroom().mailbox().consign(id, List.of("plan.pdf"), List.of("A plan.".getBytes(UTF_8)));
        assertThat(connected("inbox")
                        .json()
                        .path("messages")
                        .path(0)
                        .path("message")
                        .asString())
                .isEqualTo(id.toString());
        var to = folder.resolve("received").toString();
        var fetched = connected("fetch", id.toString(), "--to", to);
        assertThat(Path.of(fetched.json().path("files").path(0).asString())).hasContent("A plan.");
        var confirmed = connected("confirm", id.toString(), "--from", to);
        assertThat(confirmed.exit()).isZero();
        assertThat(confirmed.json().path("handedOverAt").asString()).isNotEmpty();
        assertThat(connected("confirm", Message.newId().toString(), "--from", to)
                        .exit())
                .isEqualTo(Exit.LOCAL);
    }

    @Test
    void lookupAndReconcile() {
        assertThat(connected("lookup", ANNA, "x").json().path("entries")).hasSize(2);
        send();
        assertThat(connected("reconcile", "--from", "2020-01-01", "--to", "2020-01-05")
                        .json()
                        .path("same")
                        .asInt())
                .isZero();
        var now = Instant.now();
        var span = List.of(
                "reconcile",
                "--from",
                now.minusSeconds(600).toString(),
                "--to",
                now.plusSeconds(600).toString());
        assertThat(connected(span.toArray(String[]::new)).exit()).isZero();
        world.hub()
                .mailroom()
                .forget(UUID.fromString(world.hub().mailroom().acceptances().getFirst()));
        var found = connected(span.toArray(String[]::new));
        assertThat(found.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(found.json().path("missing")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"send", "send --to x --subject y", "verify", "nonsense", "status 17 --profile p", "", "inbox"})
    void aWrongCommandLineIsUsage(String line) {
        assertThat(run(line.split(" ")).exit()).isEqualTo(Exit.USAGE);
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
                "evidence",
                "verify",
                "lookup",
                "reconcile"
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

    private Ran send(String... options) {
        var line = new ArrayList<>(List.of("send", "--to", ANNA, "--subject", "Building permit", permit));
        line.addAll(List.of(options));
        return connected(line.toArray(String[]::new));
    }

    private Ran connected(String... line) {
        return run(Stream.concat(Stream.of(line), Stream.of("--profile", profile, "--json"))
                .toArray(String[]::new));
    }

    private static Ran run(String... line) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = EAddress.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(line);
        return new Ran(exit, out.toString(), err.toString());
    }
}
